/** In JSON the collection of a kind, asked for as a whole, lacks its newest instance. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-collection-lacks-newest',
  kind: 'mutant',
  clause: 'http.collection-get.rendering',
  title: 'In JSON the collection of a kind, asked for as a whole, lacks its newest instance',
  apply(behaviour) {
    const { listed } = behaviour.collections;
    behaviour.collections.listed = (context, members) =>
      context.operation === 'kind-get' && context.output === 'application/occi+json' && context.request.query.length === 0
        ? listed(context, members.slice(0, -1))
        : listed(context, members);
  },
};

export default deviation;
