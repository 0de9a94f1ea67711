/** A 401 has no challenge. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'challenge-missing',
  kind: 'mutant',
  clause: 'http.security.http-mechanisms',
  title: 'A 401 has no challenge',
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.challenges = () => [];
  },
};

export default deviation;
