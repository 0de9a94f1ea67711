/** A payload that cannot be read is an internal error. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'unreadable-payload-500',
  kind: 'mutant',
  clause: 'http.status.400-bad-request',
  title: 'A payload that cannot be read is an internal error',
  apply(behaviour) {
    behaviour.requests.unintelligibleStatus = 500;
  },
} satisfies Deviation;
