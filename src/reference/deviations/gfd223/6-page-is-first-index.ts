/** page counts members instead of pages. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'page-is-first-index',
  kind: 'mutant',
  clause: 'http.pagination.pages-partition',
  title: 'page counts members instead of pages',
  apply(behaviour) {
    behaviour.pagination.slice = (_context, members, { page, number }) => {
      const first = page - behaviour.pagination.base;
      return first < 0 ? [] : members.slice(first, first + number);
    };
  },
};

export default deviation;
