/** A mixin that is there already, and different, is an internal error. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'redefined-mixin-500',
  kind: 'mutant',
  clause: 'http.status.409-conflict',
  title: 'A mixin that is there already, and different, is an internal error',
  apply(behaviour) {
    behaviour.queryInterface.conflictStatus = 500;
  },
} satisfies Deviation;
