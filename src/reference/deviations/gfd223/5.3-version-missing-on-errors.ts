/** Errors do not say the OCCI version. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'version-missing-on-errors',
  kind: 'mutant',
  clause: 'http.versioning.advertised-each-response',
  title: 'Errors do not say the OCCI version',
  apply(behaviour) {
    const { serverField } = behaviour.protocol;
    behaviour.protocol.serverField = (answer) => (answer.status >= 400 ? 'occi-reference/1.0' : serverField(answer));
  },
} satisfies Deviation;
