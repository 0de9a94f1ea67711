/** PUT on the collection of a mixin adds members and removes none. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replacement-only-adds',
  kind: 'mutant',
  clause: 'http.collection-put.replaces',
  title: 'PUT on the collection of a mixin adds members and removes none',
  apply(behaviour) {
    behaviour.mixins.replace = (context, mixin, entities) => behaviour.mixins.associate(context, mixin, entities);
  },
};

export default deviation;
