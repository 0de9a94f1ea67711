/** Disassociation deletes the instances named. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'disassociation-deletes',
  kind: 'mutant',
  clause: 'http.collection-delete.two-uses',
  title: 'Disassociation deletes the instances named',
  apply(behaviour) {
    const { disassociate } = behaviour.mixins;
    behaviour.mixins.disassociate = (context, mixin, entities) => {
      if (context.operation === 'mixin-delete') behaviour.collections.removeAll(context, entities);
      else disassociate(context, mixin, entities);
    };
  },
};

export default deviation;
