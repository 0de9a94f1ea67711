/** Of several mixins only the first is removed. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'second-mixin-kept',
  kind: 'mutant',
  clause: 'http.qi-delete.collection-accepted',
  title: 'Of several mixins only the first is removed',
  apply(behaviour) {
    const { remove } = behaviour.queryInterface;
    behaviour.queryInterface.remove = (context, categories) => remove(context, categories.slice(0, 1));
  },
};

export default deviation;
