/** A page with members on it is answered with 206. */

import { queryValues } from '../../request.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'page-206',
  kind: 'mutant',
  clause: 'http.pagination.get-verb',
  title: 'A page with members on it is answered with 206',
  apply(behaviour) {
    const { getStatus } = behaviour.collections;
    behaviour.collections.getStatus = (context, listed) =>
      listed.length > 0 && ['page', 'number'].every((key) => queryValues(context.request, key).length > 0)
        ? 206
        : getStatus(context, listed);
  },
};

export default deviation;
