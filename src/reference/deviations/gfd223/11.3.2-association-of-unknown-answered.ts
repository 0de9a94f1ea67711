/** An association with an instance that does not exist is answered with 200. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'association-of-unknown-answered',
  kind: 'mutant',
  clause: 'http.associate.invalid-rejected',
  title: 'An association with an instance that does not exist is answered with 200',
  apply(behaviour) {
    behaviour.mixins.unknownInstanceStatus = (context) => (context.operation === 'mixin-post' ? 204 : 400);
  },
};

export default deviation;
