/** Pages are counted from 0. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'pages-from-zero',
  kind: 'variant',
  clause: 'http.pagination.page-integer',
  title: 'Pages are counted from 0',
  apply(behaviour) {
    behaviour.pagination.base = 0;
  },
};

export default deviation;
