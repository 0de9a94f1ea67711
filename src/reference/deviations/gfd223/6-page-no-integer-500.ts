/** A page that is no number is an internal error. */

import { queryValues } from '../../request.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'page-no-integer-500',
  kind: 'mutant',
  clause: 'http.pagination.page-integer',
  title: 'A page that is no number is an internal error',
  apply(behaviour) {
    behaviour.pagination.malformedStatus = ({ request }) =>
      queryValues(request, 'page').some((page) => !/^-?\d+$/.test(page)) ? 500 : 400;
  },
};

export default deviation;
