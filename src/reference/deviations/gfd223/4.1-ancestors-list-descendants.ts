/** The location of a kind also lists instances of kinds derived from it. */

import { categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'ancestors-list-descendants',
  kind: 'variant',
  clause: 'http.paths.bound-is-collection',
  title: 'The location of a kind also lists instances of kinds derived from it',
  apply(behaviour) {
    behaviour.collections.kindMembers = (context, kind) =>
      [...context.world.entities.values()].filter((e) => context.site.lineage(e.kind).includes(categoryId(kind)));
  },
};

export default deviation;
