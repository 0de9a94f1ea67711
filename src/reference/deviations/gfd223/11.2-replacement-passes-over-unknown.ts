/** PUT on the location of a mixin passes over instances that do not exist. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replacement-passes-over-unknown',
  kind: 'mutant',
  clause: 'http.collection-put.replaces',
  title: 'PUT on the location of a mixin passes over instances that do not exist',
  apply(behaviour) {
    const { named } = behaviour.mixins;
    behaviour.mixins.named = (context) => {
      if (context.operation !== 'mixin-put' || context.input === 'application/occi+json' || context.payload.kind !== 'collection')
        return named(context);
      return context.payload.locations.flatMap((location) => {
        const path = behaviour.offering.pathOf(context, location);
        return (path === undefined ? undefined : context.world.entities.get(path)) ?? [];
      });
    };
  },
};

export default deviation;
