/** An entity rendering sent to the location of a mixin is answered with 204, and nothing comes of it. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'mixin-creation-without-effect',
  kind: 'mutant',
  clause: 'http.collection-post.three-uses',
  title: 'An entity rendering sent to the location of a mixin is answered with 204, and nothing comes of it',
  apply(behaviour) {
    behaviour.mixins.creationStatus = 204;
    behaviour.mixins.unknownInstanceStatus = (context) =>
      context.operation === 'mixin-post' && context.payload.kind === 'entity' ? 204 : 400;
  },
};

export default deviation;
