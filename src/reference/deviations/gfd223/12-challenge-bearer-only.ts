/** The challenge names Bearer alone. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'challenge-bearer-only',
  kind: 'mutant',
  clause: 'http.security.auth-basic-or-digest',
  title: 'The challenge names Bearer alone',
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.challenges = () => ['Bearer realm="reference"'];
  },
};

export default deviation;
