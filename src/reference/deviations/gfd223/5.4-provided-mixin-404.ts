/** A mixin of the provider is not found when a client wants to remove it. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'provided-mixin-404',
  kind: 'mutant',
  clause: 'http.status.403-forbidden',
  title: 'A mixin of the provider is not found when a client wants to remove it',
  apply(behaviour) {
    behaviour.queryInterface.providedStatus = 404;
  },
} satisfies Deviation;
