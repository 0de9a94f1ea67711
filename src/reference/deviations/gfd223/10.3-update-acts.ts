/** A partial update triggers the first action that the instance has. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-acts',
  kind: 'mutant',
  clause: 'http.entity-post.two-uses',
  title: 'A partial update triggers the first action that the instance has',
  apply(behaviour) {
    const { update } = behaviour.entities;
    behaviour.entities.update = (context, current, draft) => {
      const updated = update(context, current, draft);
      const [action] = context.behaviour.actions.shown(context, updated);
      if (action !== undefined) context.behaviour.actions.perform(context, updated, { action, attributes: new Map() });
      return context.world.entities.get(updated.path) ?? updated;
    };
  },
};

export default deviation;
