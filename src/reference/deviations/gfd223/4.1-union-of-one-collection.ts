/** A path above collections lists the members of the last one below it. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'union-of-one-collection',
  kind: 'mutant',
  clause: 'http.paths.unbound-union',
  title: 'A path above collections lists the members of the last one below it',
  apply(behaviour) {
    const { unboundMembers } = behaviour.collections;
    behaviour.collections.unboundMembers = (context, below) => unboundMembers(context, below.slice(-1));
  },
};

export default deviation;
