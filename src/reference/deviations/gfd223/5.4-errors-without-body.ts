/** Error answers have no body. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'errors-without-body',
  kind: 'variant',
  clause: 'http.response.content-type',
  title: 'Error answers have no body',
  conflicts: ['errors-in-html'],
  apply(behaviour) {
    behaviour.protocol.errorMessage = () => '';
  },
};

export default deviation;
