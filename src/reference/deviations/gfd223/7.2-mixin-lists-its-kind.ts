/** The collection of a mixin of the provider lists all instances of the kind of its first member. */

import { categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'mixin-lists-its-kind',
  kind: 'mutant',
  clause: 'http.filtering-entities.mixin-by-collection',
  title: 'The collection of a mixin of the provider lists all instances of the kind of its first member',
  apply(behaviour) {
    const { mixinMembers } = behaviour.collections;
    behaviour.collections.mixinMembers = (context, mixin) => {
      const members = mixinMembers(context, mixin);
      const kind = members[0]?.kind;
      if (context.operation !== 'mixin-get' || kind === undefined || context.world.mixins.has(categoryId(mixin))) return members;
      return [...context.world.entities.values()].filter((e) => e.kind === kind || members.includes(e));
    };
  },
};

export default deviation;
