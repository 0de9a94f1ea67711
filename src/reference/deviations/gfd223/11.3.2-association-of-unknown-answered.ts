/** In text an association of an instance that does not exist is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'association-of-unknown-answered',
  kind: 'mutant',
  clause: 'http.associate.invalid-rejected',
  title: 'In text an association of an instance that does not exist is answered with 204',
  apply(behaviour) {
    behaviour.mixins.unknownInstanceStatus = (context) =>
      context.operation === 'mixin-post' && context.input !== 'application/occi+json' ? 204 : 400;
  },
};

export default deviation;
