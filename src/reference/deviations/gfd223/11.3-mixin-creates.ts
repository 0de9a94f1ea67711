/** An entity rendering sent to the location of a mixin creates an instance with that mixin. */
import { ID } from '../../world.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'mixin-creates',
  kind: 'variant',
  clause: 'http.collection-post.three-uses',
  title: 'An entity rendering sent to the location of a mixin creates an instance with that mixin',
  apply(behaviour) {
    const { named } = behaviour.mixins;
    behaviour.mixins.named = (context) => {
      const { payload, operation, site, world } = context;
      const id = payload.kind === 'entity' ? payload.entity.attributes.get(ID) : undefined;
      const isNew = typeof id !== 'string' || world.byId(id) === undefined;
      if (operation !== 'mixin-post' || payload.kind !== 'entity' || payload.entity.kind === undefined || !isNew) return named(context);
      const draft = behaviour.entities.draft(context, payload.entity);
      const kind = site.category(draft.kind, world);
      return kind === undefined ? named(context) : [behaviour.entities.create(context, kind, draft)];
    };
  },
};

export default deviation;
