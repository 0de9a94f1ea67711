/** Discovery lists categories in another order, classes mixed. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'categories-in-reverse-order',
  kind: 'variant',
  clause: 'http.qi-get.collection',
  title: 'Discovery lists categories in another order, classes mixed',
  apply(behaviour) {
    behaviour.rendering.categoryOrder = (_context, categories) => [...categories].reverse();
  },
};

export default deviation;
