/** PUT on the location of a kind ends in an internal error. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'kind-put-500',
  kind: 'mutant',
  clause: 'http.methods.collection-put',
  title: 'PUT on the location of a kind ends in an internal error',
  apply(behaviour) {
    behaviour.protocol.methodNotAllowedStatus = (context) =>
      context.target.kind === 'kind' && context.request.method === 'PUT' ? 500 : 405;
  },
};

export default deviation;
