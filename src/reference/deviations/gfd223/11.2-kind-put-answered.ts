/** PUT on the location of a kind is answered with its members, and changes nothing. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'kind-put-answered',
  kind: 'variant',
  clause: 'http.methods.collection-put',
  title: 'PUT on the location of a kind is answered with its members, and changes nothing',
  apply(behaviour) {
    const { undefinedMethod } = behaviour.protocol;
    behaviour.protocol.undefinedMethod = (context, methods) => {
      const { target } = context;
      if (target.kind !== 'kind' || context.request.method !== 'PUT') return undefinedMethod(context, methods);
      const entities = behaviour.collections.kindMembers(context, target.category);
      return { status: 200, content: { kind: 'entities', entities, of: 'mixed' } };
    };
  },
};

export default deviation;
