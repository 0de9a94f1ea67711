/** A category that cannot be read is refused, and leaves a mixin without a name of its own. */
import { categoryId } from '../../../occi/model.js';
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

export default {
  id: 'unreadable-category-remains',
  kind: 'mutant',
  clause: 'http.status.200-ok',
  title: 'A category that cannot be read is refused, and leaves a mixin without a name of its own',
  apply(behaviour) {
    const { unintelligibleStatus } = behaviour.requests;
    behaviour.requests.unintelligibleStatus = (context) => {
      if (context.operation === 'qi-post') {
        const mixin = {
          class: 'mixin',
          term: 'unnamed',
          scheme: 'http://example.org/unnamed#',
          attributes: [],
          actions: [],
          depends: [],
          applies: [],
        } as const;
        context.world.mixins.set(categoryId(mixin), {
          ...mixin,
          attributes: [],
          actions: [],
          depends: [],
          applies: [],
          location: '/unnamed/',
        });
      }
      return choose(unintelligibleStatus, context);
    };
    behaviour.protocol.keepsRefusedWrites = true;
  },
} satisfies Deviation;
