/** Collections come as a whole, whatever the query. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'pages-not-offered',
  kind: 'mutant',
  clause: 'http.pagination.offered',
  title: 'Collections come as a whole, whatever the query',
  apply(behaviour) {
    behaviour.pagination.isOffered = false;
  },
};

export default deviation;
