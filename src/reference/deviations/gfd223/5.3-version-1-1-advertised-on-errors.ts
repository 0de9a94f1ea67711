/** Errors say OCCI/1.1. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'version-1-1-advertised-on-errors',
  kind: 'mutant',
  clause: 'http.versioning.string-1-2-server',
  title: 'Errors say OCCI/1.1',
  apply(behaviour) {
    const { serverField } = behaviour.protocol;
    behaviour.protocol.serverField = (answer) => (answer.status >= 400 ? 'occi-reference/1.0 OCCI/1.1' : serverField(answer));
  },
} satisfies Deviation;
