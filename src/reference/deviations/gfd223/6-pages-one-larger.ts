/** A page has one member more than asked for. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'pages-one-larger',
  kind: 'mutant',
  clause: 'http.pagination.number-honoured',
  title: 'A page has one member more than asked for',
  apply(behaviour) {
    const { slice } = behaviour.pagination;
    behaviour.pagination.slice = (context, members, page) => slice(context, members, { ...page, number: page.number + 1 });
  },
};

export default deviation;
