/** A filter on discovery that leaves nothing is answered with 204 in plain text. */
import { requestedFilter } from '../../operations/listing.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filter-for-nothing-204',
  kind: 'mutant',
  clause: 'http.qi-get.status',
  title: 'A filter on discovery that leaves nothing is answered with 204 in plain text',
  apply(behaviour) {
    const { isWanted } = behaviour.filtering;
    behaviour.queryInterface.getStatus = (context) => {
      const filter = requestedFilter(context);
      const all = behaviour.queryInterface.categories(context);
      return context.output === 'text/plain' && filter !== undefined && !all.some((c) => isWanted(context, c, filter)) ? 204 : 200;
    };
  },
};

export default deviation;
