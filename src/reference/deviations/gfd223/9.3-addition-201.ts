/** A new mixin is answered with 201. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'addition-201',
  kind: 'mutant',
  clause: 'http.qi-post.status',
  title: 'A new mixin is answered with 201',
  apply(behaviour) {
    behaviour.queryInterface.addStatus = 201;
  },
};

export default deviation;
