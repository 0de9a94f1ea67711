/** PUT on a fresh URL without payload is answered with 204. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-of-nothing-204',
  kind: 'mutant',
  clause: 'http.put-create.invalid-rejected',
  title: 'PUT on a fresh URL without payload is answered with 204',
  apply(behaviour) {
    const { incompleteStatus } = behaviour.entities;
    behaviour.entities.incompleteStatus = (context) =>
      context.operation === 'entity-put-create' && context.payload.kind === 'none' ? 204 : choose(incompleteStatus, context);
  },
};

export default deviation;
