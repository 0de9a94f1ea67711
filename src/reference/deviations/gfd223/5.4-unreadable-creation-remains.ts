/** A creation that cannot be read is refused, and leaves an instance without attributes. */
import { categoryId } from '../../../occi/model.js';
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

export default {
  id: 'unreadable-creation-remains',
  kind: 'mutant',
  clause: 'http.status.200-ok',
  title: 'A creation that cannot be read is refused, and leaves an instance without attributes',
  apply(behaviour) {
    const { unintelligibleStatus } = behaviour.requests;
    behaviour.requests.unintelligibleStatus = (context) => {
      const { target, world } = context;
      if (target.kind === 'kind') {
        const id = behaviour.offering.newId(context);
        const path = behaviour.offering.pathFor(context, target.category, id);
        world.put({ path, id, kind: categoryId(target.category), mixins: [], attributes: new Map() });
      }
      return choose(unintelligibleStatus, context);
    };
    behaviour.protocol.keepsRefusedWrites = true;
  },
} satisfies Deviation;
