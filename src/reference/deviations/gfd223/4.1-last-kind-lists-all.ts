/** The location of the last kind lists all instances. */

import { categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'last-kind-lists-all',
  kind: 'mutant',
  clause: 'http.paths.bound-is-collection',
  title: 'The location of the last kind lists all instances',
  apply(behaviour) {
    const last = behaviour.offering.categories.filter((c) => c.class === 'kind').at(-1);
    const { kindMembers } = behaviour.collections;
    behaviour.collections.kindMembers = (context, kind) =>
      last !== undefined && categoryId(kind) === categoryId(last) && context.operation === 'kind-get'
        ? [...context.world.entities.values()]
        : kindMembers(context, kind);
  },
};

export default deviation;
