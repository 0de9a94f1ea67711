/** The answer to a new mixin has no payload. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'addition-answered-without-payload',
  kind: 'variant',
  clause: 'http.qi-post.status',
  title: 'The answer to a new mixin has no payload',
  apply(behaviour) {
    behaviour.queryInterface.added = () => [];
  },
};

export default deviation;
