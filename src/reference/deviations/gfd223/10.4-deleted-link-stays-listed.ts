/** A deleted link stays in the listing of its kind. */
import { categoryId } from '../../../occi/model.js';
import type { Instance } from '../../world.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'deleted-link-stays-listed',
  kind: 'mutant',
  clause: 'http.entity-delete.effect',
  title: 'A deleted link stays in the listing of its kind',
  apply(behaviour) {
    const { remove } = behaviour.entities;
    const { kindMembers } = behaviour.collections;
    const removed: Instance[] = [];
    behaviour.entities.remove = (context, entity) => {
      remove(context, entity);
      if (context.operation === 'entity-delete' && context.site.isLinkKind(entity.kind)) removed.push(entity);
    };
    behaviour.collections.kindMembers = (context, kind) => {
      const left = context.operation === 'kind-get' ? removed.filter((e) => e.kind === categoryId(kind)) : [];
      return [...kindMembers(context, kind), ...left];
    };
  },
};

export default deviation;
