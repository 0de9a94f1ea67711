/** A page beyond the last one has no content. */

import { queryValues } from '../../request.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'exhausted-page-204',
  kind: 'mutant',
  clause: 'http.pagination.exhausted-status',
  title: 'A page beyond the last one has no content',
  apply(behaviour) {
    const { getStatus } = behaviour.collections;
    behaviour.collections.getStatus = (context, listed) =>
      listed.length === 0 && queryValues(context.request, 'page').length > 0 && !queryValues(context.request, 'number').includes('0')
        ? 204
        : getStatus(context, listed);
  },
};

export default deviation;
