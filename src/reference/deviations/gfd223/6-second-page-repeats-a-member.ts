/** The second page begins with the last member of the first. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'second-page-repeats-a-member',
  kind: 'mutant',
  clause: 'http.pagination.pages-partition',
  title: 'The second page begins with the last member of the first',
  apply(behaviour) {
    const { slice } = behaviour.pagination;
    behaviour.pagination.slice = (context, members, page) => {
      const part = slice(context, members, page);
      const before = slice(context, members, { ...page, page: page.page - 1 }).slice(-1);
      return page.page === behaviour.pagination.base + 1 ? [...before, ...part].slice(0, page.number) : part;
    };
  },
};

export default deviation;
