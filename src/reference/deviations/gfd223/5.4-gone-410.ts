/** What was deleted is gone, not merely not found. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'gone-410',
  kind: 'variant',
  clause: 'http.status.404-not-found',
  title: 'What was deleted is gone, not merely not found',
  apply(behaviour) {
    behaviour.protocol.goneStatus = 410;
  },
};

export default deviation;
