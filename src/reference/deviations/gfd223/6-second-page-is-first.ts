/** The second page is the first once more, and those behind it come one later. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'second-page-is-first',
  kind: 'mutant',
  clause: 'http.pagination.page-integer',
  title: 'The second page is the first once more, and those behind it come one later',
  apply(behaviour) {
    const { slice, base } = behaviour.pagination;
    behaviour.pagination.slice = (context, members, page) =>
      slice(context, members, page.page > base ? { ...page, page: page.page - 1 } : page);
  },
};

export default deviation;
