/** The collection of a provided mixin lists all instances to which it could be applied. */
import { categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'mixin-lists-what-it-fits',
  kind: 'mutant',
  clause: 'http.methods.mixin-get',
  title: 'The collection of a provided mixin lists all instances to which it could be applied',
  apply(behaviour) {
    const { listed } = behaviour.collections;
    behaviour.collections.listed = (context, members) => {
      const { target, site, world } = context;
      if (context.operation !== 'mixin-get' || target.kind !== 'mixin' || !site.isProvided(categoryId(target.category)))
        return listed(context, members);
      return [...world.entities.values()].filter((e) => behaviour.mixins.fits(context, target.category, e.kind));
    };
  },
};

export default deviation;
