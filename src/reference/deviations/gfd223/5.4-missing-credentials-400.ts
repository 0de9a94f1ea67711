/** A request without credentials is a bad request. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'missing-credentials-400',
  kind: 'mutant',
  clause: 'http.status.401-unauthorized',
  title: 'A request without credentials is a bad request',
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.unauthenticatedStatus = 400;
  },
};

export default deviation;
