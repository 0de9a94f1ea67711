/** What does not exist is a bad request. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'unknown-instance-400',
  kind: 'mutant',
  clause: 'http.status.404-not-found',
  title: 'What does not exist is a bad request',
  apply(behaviour) {
    behaviour.protocol.notFoundStatus = 400;
  },
} satisfies Deviation;
