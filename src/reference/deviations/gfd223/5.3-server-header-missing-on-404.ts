/** A server whose error pages come from another layer. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'server-header-missing-on-404',
  kind: 'mutant',
  clause: 'http.versioning.server-header',
  title: 'A 404 does not say the OCCI version, all else does',
  apply(behaviour) {
    const { serverField } = behaviour.protocol;
    behaviour.protocol.serverField = (answer) => (answer.status === 404 ? 'occi-reference/1.0' : serverField(answer));
  },
};

export default deviation;
