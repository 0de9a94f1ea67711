/** Answers do not say which formats are supported. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'accept-field-missing',
  kind: 'mutant',
  clause: 'http.response.accept',
  title: 'Answers do not say which formats are supported',
  apply(behaviour) {
    behaviour.protocol.acceptField = () => undefined;
  },
} satisfies Deviation;
