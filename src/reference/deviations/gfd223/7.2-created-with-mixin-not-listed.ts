/** The collection of a mixin lacks the instances that were created with it. */

import { type Category, categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'created-with-mixin-not-listed',
  kind: 'mutant',
  clause: 'http.filtering-entities.mixin-by-collection',
  title: 'The collection of a mixin lacks the instances that were created with it',
  apply(behaviour) {
    const associated = new Set<string>();
    const { associate, replace } = behaviour.mixins;
    const { mixinMembers } = behaviour.collections;
    const keyOf = (mixin: Category, path: string): string => `${categoryId(mixin)} ${path}`;
    behaviour.mixins.associate = (context, mixin, entities) => {
      for (const { path } of entities) associated.add(keyOf(mixin, path));
      associate(context, mixin, entities);
    };
    behaviour.mixins.replace = (context, mixin, entities) => {
      for (const { path } of entities) associated.add(keyOf(mixin, path));
      replace(context, mixin, entities);
    };
    behaviour.collections.mixinMembers = (context, mixin) =>
      mixinMembers(context, mixin).filter((e) => context.operation !== 'mixin-get' || associated.has(keyOf(mixin, e.path)));
  },
};

export default deviation;
