/** A method that is not defined is an internal error. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'undefined-method-500',
  kind: 'mutant',
  clause: 'http.status.405-method-not-allowed',
  title: 'A method that is not defined is an internal error',
  apply(behaviour) {
    behaviour.protocol.methodNotAllowedStatus = 500;
  },
} satisfies Deviation;
