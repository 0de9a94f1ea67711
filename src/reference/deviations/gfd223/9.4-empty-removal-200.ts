/** A DELETE on the query interface that names nothing is answered with 200. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'empty-removal-200',
  kind: 'mutant',
  clause: 'http.qi-delete.incomplete-rejected',
  title: 'A DELETE on the query interface that names nothing is answered with 200',
  apply(behaviour) {
    behaviour.queryInterface.incompleteStatus = (context) =>
      context.operation === 'qi-delete' && context.payload.kind === 'none' ? 200 : 400;
  },
};

export default deviation;
