/** The media type is written in capitals. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'content-type-in-capitals',
  kind: 'variant',
  clause: 'http.response.content-type',
  title: 'The media type is written in capitals',
  apply(behaviour) {
    const { contentTypeField } = behaviour.protocol;
    behaviour.protocol.contentTypeField = (answer, mediaType) =>
      contentTypeField(answer, mediaType)?.replace(/^[^;]*/, (type) => type.toUpperCase());
  },
};

export default deviation;
