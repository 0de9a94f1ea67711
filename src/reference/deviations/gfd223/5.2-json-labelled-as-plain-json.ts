/** JSON that answers a creation is labelled application/json. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-labelled-as-plain-json',
  kind: 'mutant',
  clause: 'http.response.content-type',
  title: 'JSON that answers a creation is labelled application/json',
  apply(behaviour) {
    const { contentTypeField } = behaviour.protocol;
    behaviour.protocol.contentTypeField = (answer, mediaType) =>
      contentTypeField(answer, mediaType === 'application/occi+json' && answer.status === 201 ? 'application/json' : mediaType);
  },
};

export default deviation;
