/** Every path demands credentials by Basic. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'demands-basic',
  kind: 'variant',
  clause: 'http.security.auth-basic-default',
  title: 'Every path demands credentials by Basic',
  conflicts: ['demands-digest'],
  target: { auth: 'basic' },
  apply() {
    // the server is started so
  },
};

export default deviation;
