/** DELETE on a link is answered with 204 and leaves the link where it is. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'delete-leaves-links',
  kind: 'mutant',
  clause: 'http.methods.entity-delete',
  title: 'DELETE on a link is answered with 204 and leaves the link where it is',
  apply(behaviour) {
    const { remove } = behaviour.entities;
    behaviour.entities.remove = (context, entity) => {
      if (context.operation !== 'entity-delete' || !context.site.isLinkKind(entity.kind)) remove(context, entity);
    };
  },
};

export default deviation;
