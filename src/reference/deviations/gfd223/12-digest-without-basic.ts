/** The challenges name Digest, and not Basic. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'digest-without-basic',
  kind: 'mutant',
  clause: 'http.security.auth-basic-default',
  title: 'The challenges name Digest, and not Basic',
  target: { auth: 'digest' },
  apply() {
    // the server is started so
  },
};

export default deviation;
