/** Every path demands credentials by Digest, SHA-256 or MD5. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'demands-digest',
  kind: 'variant',
  clause: 'http.security.auth-basic-or-digest',
  title: 'Every path demands credentials by Digest, SHA-256 or MD5',
  conflicts: ['demands-basic', 'open-to-readers', 'others-hidden'],
  target: { auth: 'digest' },
  apply() {
    // the server is started so
  },
};

export default deviation;
