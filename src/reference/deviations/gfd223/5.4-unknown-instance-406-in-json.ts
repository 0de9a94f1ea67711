/** For clients that accept JSON, what does not exist is not acceptable. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'unknown-instance-406-in-json',
  kind: 'mutant',
  clause: 'http.status.404-not-found',
  title: 'For clients that accept JSON, what does not exist is not acceptable',
  apply(behaviour) {
    behaviour.protocol.notFoundStatus = (context) => (behaviour.negotiation.accepted(context)?.[0]?.type === 'application' ? 406 : 404);
  },
} satisfies Deviation;
