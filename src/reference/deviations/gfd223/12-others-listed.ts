/** Collections list what belongs to somebody else. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'others-listed',
  kind: 'mutant',
  clause: 'http.security.authorization',
  title: 'Collections list what belongs to somebody else',
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.sees = () => true;
  },
};

export default deviation;
