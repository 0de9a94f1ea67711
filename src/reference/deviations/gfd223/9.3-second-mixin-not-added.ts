/** Of several mixins only the first is added. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'second-mixin-not-added',
  kind: 'mutant',
  clause: 'http.qi-post.collection-accepted',
  title: 'Of several mixins only the first is added',
  apply(behaviour) {
    const { add } = behaviour.queryInterface;
    behaviour.queryInterface.add = (context, categories) => add(context, categories.slice(0, 1));
  },
};

export default deviation;
