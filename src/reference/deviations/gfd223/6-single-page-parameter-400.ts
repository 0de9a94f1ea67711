/** page without number, or the reverse, is a bad request. */

import { Refusal } from '../../outcome.js';
import { queryValues } from '../../request.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'single-page-parameter-400',
  kind: 'variant',
  clause: 'http.pagination.pages-partition',
  title: 'page without number, or the reverse, is a bad request',
  apply(behaviour) {
    const { requested } = behaviour.pagination;
    behaviour.pagination.requested = (context) => {
      const given = ['page', 'number'].filter((key) => queryValues(context.request, key).length > 0);
      if (given.length === 1) throw new Refusal(400, 'page and number belong together');
      return requested(context);
    };
  },
};

export default deviation;
