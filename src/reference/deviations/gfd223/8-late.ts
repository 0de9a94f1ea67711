/** A server whose reads come from a copy that lags behind. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'late',
  kind: 'variant',
  clause: 'http.entity-delete.effect',
  title: 'Reads show a write only after three further requests',
  target: { deadlines: { visibility: 5000, provision: 5000, update: 5000, action: 5000, deletion: 5000, settle: 300 } },
  apply(behaviour) {
    behaviour.protocol.lag = 3;
  },
};

export default deviation;
