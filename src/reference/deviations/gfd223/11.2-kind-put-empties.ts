/** PUT on the location of a kind deletes its instances. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'kind-put-empties',
  kind: 'mutant',
  clause: 'http.collection-put.mixin-only',
  title: 'PUT on the location of a kind deletes its instances',
  apply(behaviour) {
    const { undefinedMethod } = behaviour.protocol;
    behaviour.protocol.undefinedMethod = (context, methods) => {
      const { target } = context;
      if (target.kind !== 'kind' || context.request.method !== 'PUT') return undefinedMethod(context, methods);
      behaviour.collections.removeAll(context, behaviour.collections.kindMembers(context, target.category));
      return { status: 200, content: { kind: 'entities', entities: [], of: 'resources' } };
    };
  },
};

export default deviation;
