/** A method that is not defined on a collection is an internal error. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'undefined-method-500-on-kinds',
  kind: 'mutant',
  clause: 'http.status.405-method-not-allowed',
  title: 'A method that is not defined on a collection is an internal error',
  apply(behaviour) {
    behaviour.protocol.methodNotAllowedStatus = (context) => (context.target.kind === 'kind' ? 500 : 405);
  },
} satisfies Deviation;
