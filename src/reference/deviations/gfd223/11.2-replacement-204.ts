/** PUT on the location of a mixin is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replacement-204',
  kind: 'mutant',
  clause: 'http.collection-put.status',
  title: 'PUT on the location of a mixin is answered with 204',
  apply(behaviour) {
    behaviour.mixins.replaceStatus = 204;
  },
};

export default deviation;
