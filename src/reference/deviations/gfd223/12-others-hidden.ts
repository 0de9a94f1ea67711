/** What belongs to somebody else is hidden by 404. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'others-hidden',
  kind: 'variant',
  clause: 'http.status.403-forbidden',
  title: 'What belongs to somebody else is hidden by 404',
  conflicts: ['demands-digest'],
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.forbiddenStatus = 404;
  },
};

export default deviation;
