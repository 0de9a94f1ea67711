/** Creation is answered with 201, in JSON without Location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'created-201-in-json-without-location',
  kind: 'mutant',
  clause: 'http.collection-create.created-location',
  title: 'Creation is answered with 201, in JSON without Location',
  apply(behaviour) {
    const { hasLocation } = behaviour.entities;
    behaviour.entities.hasLocation = (context, status) =>
      hasLocation(context, status) && (context.operation !== 'kind-post' || context.output !== 'application/occi+json');
  },
};

export default deviation;
