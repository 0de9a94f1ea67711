/** Discovery in JSON lacks the last mixin. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-discovery-lacks-last-mixin',
  kind: 'mutant',
  clause: 'http.protocol.multiple-formats',
  title: 'Discovery in JSON lacks the last mixin',
  apply(behaviour) {
    const { categoryOrder } = behaviour.rendering;
    behaviour.rendering.categoryOrder = (context, categories) => {
      const ordered = categoryOrder(context, categories);
      const last = ordered.filter((c) => c.class === 'mixin').at(-1);
      return context.output === 'application/occi+json' ? ordered.filter((c) => c !== last) : ordered;
    };
  },
};

export default deviation;
