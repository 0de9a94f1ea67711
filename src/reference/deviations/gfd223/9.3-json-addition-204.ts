/** A new mixin sent in JSON is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-addition-204',
  kind: 'mutant',
  clause: 'http.qi-post.status',
  title: 'A new mixin sent in JSON is answered with 204',
  apply(behaviour) {
    behaviour.queryInterface.addStatus = (context) => (context.input === 'application/occi+json' ? 204 : 200);
  },
};

export default deviation;
