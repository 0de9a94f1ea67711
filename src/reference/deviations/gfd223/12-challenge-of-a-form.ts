/** The challenge names a login form and no scheme of HTTP. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'challenge-of-a-form',
  kind: 'mutant',
  clause: 'http.security.auth-http',
  title: 'The challenge names a login form and no scheme of HTTP',
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.challenges = () => ['FormBased uri="/login"'];
  },
};

export default deviation;
