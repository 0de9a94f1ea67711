/** PUT on the query interface replaces the categories, and loses the last kind. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-takes-last-kind-away',
  kind: 'mutant',
  clause: 'http.qi-put.undefined',
  title: 'PUT on the query interface replaces the categories, and loses the last kind',
  apply(behaviour) {
    let lost = 0;
    const { undefinedMethod } = behaviour.protocol;
    behaviour.protocol.undefinedMethod = (context, methods) => {
      if (context.target.kind !== 'query-interface' || context.request.method !== 'PUT') return undefinedMethod(context, methods);
      lost++;
      return { status: 200, content: { kind: 'none' } };
    };
    const { categories } = behaviour.queryInterface;
    behaviour.queryInterface.categories = (context) => {
      const all = categories(context);
      const kinds = all.filter((c) => c.class === 'kind');
      const gone = kinds.slice(kinds.length - lost);
      return all.filter((c) => !gone.includes(c));
    };
  },
};

export default deviation;
