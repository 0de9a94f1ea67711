/** Errors give the version as occi/1.2. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'version-in-lower-case-on-errors',
  kind: 'mutant',
  clause: 'http.versioning.format',
  title: 'Errors give the version as occi/1.2',
  apply(behaviour) {
    const { serverField } = behaviour.protocol;
    behaviour.protocol.serverField = (answer) => (answer.status >= 400 ? 'occi-reference/1.0 occi/1.2' : serverField(answer));
  },
} satisfies Deviation;
