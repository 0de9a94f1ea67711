/** A client may give a new mixin the location of another. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'taken-location-accepted',
  kind: 'mutant',
  clause: 'http.location.unique',
  title: 'A client may give a new mixin the location of another',
  apply(behaviour) {
    const { isTaken } = behaviour.offering;
    behaviour.offering.isTaken = (context, path) => context.operation !== 'qi-post' && isTaken(context, path);
  },
};

export default deviation;
