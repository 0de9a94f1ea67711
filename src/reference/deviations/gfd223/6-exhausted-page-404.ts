/** In text/uri-list a page beyond the last one is not found. */

import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'exhausted-page-404',
  kind: 'mutant',
  clause: 'http.pagination.exhausted-status',
  title: 'In text/uri-list a page beyond the last one is not found',
  apply(behaviour) {
    const { slice } = behaviour.pagination;
    behaviour.pagination.slice = (context, members, page) => {
      const part = slice(context, members, page);
      if (part.length === 0 && page.page > 1 && context.output === 'text/uri-list') throw new Refusal(404, 'There is no such page');
      return part;
    };
  },
};

export default deviation;
