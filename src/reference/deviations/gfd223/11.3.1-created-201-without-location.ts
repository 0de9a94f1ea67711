/** Creation is answered with 201 and no Location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'created-201-without-location',
  kind: 'mutant',
  clause: 'http.collection-create.created-location',
  title: 'Creation is answered with 201 and no Location',
  apply(behaviour) {
    const { hasLocation } = behaviour.entities;
    behaviour.entities.hasLocation = (context, status) => context.operation !== 'kind-post' && hasLocation(context, status);
  },
};

export default deviation;
