/** A 405 does not say which methods are allowed. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'allow-missing',
  kind: 'mutant',
  clause: 'http.status.rfc-semantics',
  title: 'A 405 does not say which methods are allowed',
  apply(behaviour) {
    behaviour.protocol.allowField = () => undefined;
  },
} satisfies Deviation;
