/** A number that is too large is a bad request. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'large-number-400',
  kind: 'mutant',
  clause: 'http.pagination.too-large',
  title: 'A number that is too large is a bad request',
  apply(behaviour) {
    behaviour.pagination.tooLargeStatus = 400;
  },
};

export default deviation;
