/** DELETE with a payload on the location of a kind deletes the instances named. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'kind-delete-takes-named',
  kind: 'variant',
  clause: 'http.disassociate.mixin-only',
  title: 'DELETE with a payload on the location of a kind deletes the instances named',
  apply(behaviour) {
    behaviour.collections.deleteNamed = (context) => {
      behaviour.collections.removeAll(context, behaviour.mixins.named(context));
      return { status: 204, content: { kind: 'none' } };
    };
  },
};

export default deviation;
