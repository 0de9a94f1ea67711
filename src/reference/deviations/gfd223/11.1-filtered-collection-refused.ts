/** GET on a collection with a filter is refused. */
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filtered-collection-refused',
  kind: 'mutant',
  clause: 'http.collection-get.filter-tolerated',
  title: 'GET on a collection with a filter is refused',
  apply(behaviour) {
    const { matches } = behaviour.filtering;
    behaviour.filtering.matches = (context, entity, filter) => {
      if (context.operation === 'kind-get') throw new Refusal(400, 'Nothing is filtered here');
      return matches(context, entity, filter);
    };
  },
};

export default deviation;
