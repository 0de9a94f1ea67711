/** Creation by PUT is answered with 201 and no Location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-201-without-location',
  kind: 'mutant',
  clause: 'http.put-create.created-location',
  title: 'Creation by PUT is answered with 201 and no Location',
  apply(behaviour) {
    const { hasLocation } = behaviour.entities;
    behaviour.entities.putCreateStatus = 201;
    behaviour.entities.hasLocation = (context, status) => context.operation !== 'entity-put-create' && hasLocation(context, status);
  },
};

export default deviation;
