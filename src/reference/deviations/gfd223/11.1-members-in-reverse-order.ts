/** Collections list their newest member first. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'members-in-reverse-order',
  kind: 'variant',
  clause: 'http.collection-get.rendering',
  title: 'Collections list their newest member first',
  apply(behaviour) {
    behaviour.rendering.memberOrder = (_context, entities) => [...entities].reverse();
  },
};

export default deviation;
