/** A POST on the query interface whose header fields name nothing is answered with 200. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'empty-addition-200',
  kind: 'mutant',
  clause: 'http.qi-post.incomplete-rejected',
  title: 'A POST on the query interface whose header fields name nothing is answered with 200',
  apply(behaviour) {
    behaviour.queryInterface.incompleteStatus = (context) =>
      context.operation === 'qi-post' && context.payload.kind === 'none' && context.input === 'text/occi' ? 200 : 400;
  },
};

export default deviation;
