/** In JSON an empty collection, asked for as a whole, is answered with 404. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'empty-json-collection-404',
  kind: 'mutant',
  clause: 'http.collection-get.status',
  title: 'In JSON an empty collection, asked for as a whole, is answered with 404',
  apply(behaviour) {
    const { getStatus } = behaviour.collections;
    behaviour.collections.getStatus = (context, listed) =>
      listed.length === 0 && context.request.query.length === 0 && context.output === 'application/occi+json'
        ? 404
        : getStatus(context, listed);
  },
};

export default deviation;
