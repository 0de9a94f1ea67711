/** PUT on an instance without payload is answered with 204. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-with-nothing-204',
  kind: 'mutant',
  clause: 'http.put-replace.invalid-rejected',
  title: 'PUT on an instance without payload is answered with 204',
  apply(behaviour) {
    const { incompleteStatus } = behaviour.entities;
    behaviour.entities.incompleteStatus = (context) =>
      context.operation === 'entity-put-replace' && context.payload.kind === 'none' ? 204 : choose(incompleteStatus, context);
  },
};

export default deviation;
