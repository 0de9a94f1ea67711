/** The answer to the removal of a mixin shows it once more. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'removed-mixins-shown',
  kind: 'variant',
  clause: 'http.qi-delete.status',
  title: 'The answer to the removal of a mixin shows it once more',
  apply(behaviour) {
    behaviour.queryInterface.removed = (_context, categories) => categories;
  },
};

export default deviation;
