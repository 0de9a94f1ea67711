/** Any number of members makes a page. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'large-pages-served',
  kind: 'variant',
  clause: 'http.pagination.too-large',
  title: 'Any number of members makes a page',
  apply(behaviour) {
    behaviour.pagination.maximum = Number.MAX_SAFE_INTEGER;
  },
};

export default deviation;
