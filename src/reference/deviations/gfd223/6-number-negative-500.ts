/** A negative number of members is an internal error. */

import { queryValues } from '../../request.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'number-negative-500',
  kind: 'mutant',
  clause: 'http.pagination.number-integer',
  title: 'A negative number of members is an internal error',
  apply(behaviour) {
    behaviour.pagination.malformedStatus = ({ request }) => (queryValues(request, 'number').some((n) => n.startsWith('-')) ? 500 : 400);
  },
};

export default deviation;
