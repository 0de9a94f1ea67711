/** The answer to a creation is labelled text/html, all else rightly. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'creation-labelled-html',
  kind: 'mutant',
  clause: 'http.response.content-type',
  title: 'The answer to a creation is labelled text/html, all else rightly',
  apply(behaviour) {
    const { contentTypeField } = behaviour.protocol;
    behaviour.protocol.contentTypeField = (answer, mediaType) =>
      answer.status === 201 ? 'text/html; charset=utf-8' : contentTypeField(answer, mediaType);
  },
} satisfies Deviation;
