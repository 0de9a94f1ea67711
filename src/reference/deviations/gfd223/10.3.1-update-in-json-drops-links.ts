/** A resource that is updated in JSON loses its links. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-in-json-drops-links',
  kind: 'mutant',
  clause: 'http.partial-update.only-supplied',
  title: 'A resource that is updated in JSON loses its links',
  apply(behaviour) {
    const { update } = behaviour.entities;
    behaviour.entities.update = (context, current, draft) => {
      if (context.input === 'application/occi+json') {
        for (const link of context.behaviour.links.owned(context, current)) context.world.drop(link.path);
      }
      return update(context, current, draft);
    };
  },
};

export default deviation;
