/** Pages that are too large are cut to two members without a word. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'large-pages-cut',
  kind: 'mutant',
  clause: 'http.pagination.too-large',
  title: 'Pages that are too large are cut to two members without a word',
  apply(behaviour) {
    const { slice } = behaviour.pagination;
    behaviour.pagination.maximum = Number.MAX_SAFE_INTEGER;
    behaviour.pagination.slice = (context, members, page) => slice(context, members, { ...page, number: Math.min(page.number, 2) });
  },
};

export default deviation;
