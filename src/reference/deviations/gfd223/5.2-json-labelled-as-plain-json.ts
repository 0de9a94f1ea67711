/** JSON renderings are labelled application/json. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-labelled-as-plain-json',
  kind: 'mutant',
  clause: 'http.response.content-type',
  title: 'JSON renderings are labelled application/json',
  apply(behaviour) {
    const { contentTypeField } = behaviour.protocol;
    behaviour.protocol.contentTypeField = (answer, mediaType) =>
      contentTypeField(answer, mediaType === 'application/occi+json' ? 'application/json' : mediaType);
  },
};

export default deviation;
