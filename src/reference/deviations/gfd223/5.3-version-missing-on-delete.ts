/** Answers to DELETE do not say the OCCI version. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'version-missing-on-delete',
  kind: 'mutant',
  clause: 'http.versioning.advertised-each-response',
  title: 'Answers to DELETE do not say the OCCI version',
  apply(behaviour) {
    const { serverField } = behaviour.protocol;
    behaviour.protocol.serverField = (answer) => (answer.method === 'DELETE' ? undefined : serverField(answer));
  },
} satisfies Deviation;
