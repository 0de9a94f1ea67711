/** DELETE with a payload on the location of a kind leaves the instances named behind as mere resources. */
import { OGF_BASE } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'kind-disassociation-retypes',
  kind: 'mutant',
  clause: 'http.disassociate.mixin-only',
  title: 'DELETE with a payload on the location of a kind leaves the instances named behind as mere resources',
  apply(behaviour) {
    behaviour.collections.deleteNamed = (context) => {
      for (const { path } of behaviour.mixins.named(context)) context.world.change(path, { kind: `${OGF_BASE}core#resource` });
      return { status: 200, content: { kind: 'none' } };
    };
  },
};

export default deviation;
