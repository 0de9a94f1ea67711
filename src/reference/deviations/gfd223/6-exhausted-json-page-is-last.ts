/** In JSON a page beyond the last one is the last one. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'exhausted-json-page-is-last',
  kind: 'mutant',
  clause: 'http.pagination.exhausted-body',
  title: 'In JSON a page beyond the last one is the last one',
  apply(behaviour) {
    const { slice } = behaviour.pagination;
    behaviour.pagination.slice = (context, members, page) => {
      const part = slice(context, members, page);
      if (context.output !== 'application/occi+json' || part.length > 0 || page.page <= behaviour.pagination.base) return part;
      return members.slice(-Math.max(1, members.length % page.number || page.number));
    };
  },
};

export default deviation;
