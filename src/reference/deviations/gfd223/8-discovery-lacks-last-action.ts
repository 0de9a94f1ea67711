/** Discovery does not list the last of the actions that its categories name. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'discovery-lacks-last-action',
  kind: 'mutant',
  clause: 'http.methods.qi-get',
  title: 'Discovery does not list the last of the actions that its categories name',
  apply(behaviour) {
    const { categoryOrder } = behaviour.rendering;
    behaviour.rendering.categoryOrder = (context, categories) => {
      const ordered = categoryOrder(context, categories);
      const last = categories.filter((c) => c.class === 'action').at(-1);
      return context.operation === 'qi-get' && context.payload.kind === 'none' ? ordered.filter((c) => c !== last) : ordered;
    };
  },
};

export default deviation;
