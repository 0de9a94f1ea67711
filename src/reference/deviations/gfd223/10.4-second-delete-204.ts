/** DELETE on an instance that has gone is answered with 204. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'second-delete-204',
  kind: 'mutant',
  clause: 'http.entity-delete.effect',
  title: 'DELETE on an instance that has gone is answered with 204',
  apply(behaviour) {
    const { goneStatus } = behaviour.protocol;
    behaviour.protocol.goneStatus = (context) => (context.request.method === 'DELETE' ? 204 : choose(goneStatus, context));
  },
};

export default deviation;
