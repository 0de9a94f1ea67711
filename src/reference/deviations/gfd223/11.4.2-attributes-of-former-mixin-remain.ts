/** An instance keeps the attributes of a mixin that it has left. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'attributes-of-former-mixin-remain',
  kind: 'mutant',
  clause: 'http.disassociate.effect',
  title: 'An instance keeps the attributes of a mixin that it has left',
  apply(behaviour) {
    const { detach } = behaviour.mixins;
    behaviour.mixins.detach = (context, entity, mixin) => {
      detach(context, entity, mixin);
      if (context.operation === 'mixin-delete') context.world.change(entity.path, { attributes: entity.attributes });
    };
  },
};

export default deviation;
