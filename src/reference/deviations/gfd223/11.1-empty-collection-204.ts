/** In text/occi an empty collection of a mixin is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'empty-collection-204',
  kind: 'mutant',
  clause: 'http.collection-get.status',
  title: 'In text/occi an empty collection of a mixin is answered with 204',
  apply(behaviour) {
    behaviour.collections.getStatus = (context, listed) =>
      context.operation === 'mixin-get' && context.output === 'text/occi' && listed.length === 0 ? 204 : 200;
  },
};

export default deviation;
