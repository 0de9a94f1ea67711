/** The answer to an association lists the instances just added alone. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'associated-named-only',
  kind: 'variant',
  clause: 'http.associate.response-rendering',
  title: 'The answer to an association lists the instances just added alone',
  apply(behaviour) {
    behaviour.mixins.associated = (_context, _mixin, entities) => ({ kind: 'entities', entities, of: 'mixed' });
  },
};

export default deviation;
