/** Disassociation of instances that are named is answered with 200 and not carried out. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'disassociation-without-effect',
  kind: 'mutant',
  clause: 'http.methods.mixin-delete',
  title: 'Disassociation of instances that are named is answered with 200 and not carried out',
  apply(behaviour) {
    const { disassociate } = behaviour.mixins;
    behaviour.mixins.disassociate = (context, mixin, entities) => {
      if (context.operation !== 'mixin-delete' || context.payload.kind === 'none') disassociate(context, mixin, entities);
    };
  },
};

export default deviation;
