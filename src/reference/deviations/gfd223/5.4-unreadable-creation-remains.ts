/** A creation from prose is refused, and leaves an instance without attributes. */
import { categoryId } from '../../../occi/model.js';
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unreadable-creation-remains',
  kind: 'mutant',
  clause: 'http.status.200-ok',
  title: 'A creation from prose is refused, and leaves an instance without attributes',
  apply(behaviour) {
    const { unintelligibleStatus } = behaviour.requests;
    behaviour.requests.unintelligibleStatus = (context) => {
      const { target, world, request } = context;
      if (target.kind === 'kind' && /^[a-z ]+$/i.test(Buffer.from(request.body).toString())) {
        const id = behaviour.offering.newId(context);
        const path = behaviour.offering.pathFor(context, target.category, id);
        world.put({ path, id, kind: categoryId(target.category), mixins: [], attributes: new Map() });
      }
      return choose(unintelligibleStatus, context);
    };
    behaviour.protocol.keepsRefusedWrites = true;
  },
};

export default deviation;
