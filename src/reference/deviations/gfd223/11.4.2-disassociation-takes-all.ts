/** Disassociation takes the mixin off all members, whichever are named. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'disassociation-takes-all',
  kind: 'mutant',
  clause: 'http.disassociate.selective',
  title: 'Disassociation takes the mixin off all members, whichever are named',
  apply(behaviour) {
    const { disassociate } = behaviour.mixins;
    behaviour.mixins.disassociate = (context, mixin, entities) => {
      const all = context.operation === 'mixin-delete' ? behaviour.collections.mixinMembers(context, mixin) : entities;
      disassociate(context, mixin, all);
    };
  },
};

export default deviation;
