/** A partial update takes the mixins away that it does not name. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-drops-mixins',
  kind: 'mutant',
  clause: 'http.partial-update.only-supplied',
  title: 'A partial update takes the mixins away that it does not name',
  apply(behaviour) {
    const { update } = behaviour.entities;
    behaviour.entities.update = (context, current, draft) => {
      const named = context.payload.kind === 'entity' ? context.payload.entity.mixins : [];
      return context.world.put({ ...update(context, current, draft), mixins: named });
    };
  },
};

export default deviation;
