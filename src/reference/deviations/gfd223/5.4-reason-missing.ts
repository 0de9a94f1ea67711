/** Status lines have no reason phrase. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'reason-missing',
  kind: 'variant',
  clause: 'http.status.rfc-semantics',
  title: 'Status lines have no reason phrase',
  apply(behaviour) {
    behaviour.protocol.reason = () => '';
  },
};

export default deviation;
