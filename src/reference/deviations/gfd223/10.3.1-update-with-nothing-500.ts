/** A partial update without payload is answered with 500. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-with-nothing-500',
  kind: 'mutant',
  clause: 'http.partial-update.invalid-rejected',
  title: 'A partial update without payload is answered with 500',
  apply(behaviour) {
    const { incompleteStatus } = behaviour.entities;
    behaviour.entities.incompleteStatus = (context) =>
      context.operation === 'entity-post' && context.payload.kind === 'none' ? 500 : choose(incompleteStatus, context);
  },
};

export default deviation;
