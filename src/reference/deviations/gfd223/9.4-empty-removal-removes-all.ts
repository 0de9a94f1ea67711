/** A DELETE on the query interface that names nothing is refused, and removes all mixins of clients. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'empty-removal-removes-all',
  kind: 'mutant',
  clause: 'http.qi-delete.incomplete-rejected',
  title: 'A DELETE on the query interface that names nothing is refused, and removes all mixins of clients',
  apply(behaviour) {
    const { queryInterface, protocol } = behaviour;
    const { sent } = queryInterface;
    protocol.keepsRefusedWrites = (context) => context.operation === 'qi-delete';
    queryInterface.sent = (context) => {
      const named = sent(context);
      if (named.length === 0 && context.operation === 'qi-delete') queryInterface.remove(context, [...context.world.mixins.values()]);
      return named;
    };
  },
};

export default deviation;
