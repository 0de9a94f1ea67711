/** A filter on discovery is refused. */
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filter-on-discovery-refused',
  kind: 'mutant',
  clause: 'http.qi-get.filter-tolerated',
  title: 'A filter on discovery is refused',
  apply(behaviour) {
    behaviour.filtering.isWanted = () => {
      throw new Refusal(400, 'Discovery has no payload');
    };
  },
};

export default deviation;
