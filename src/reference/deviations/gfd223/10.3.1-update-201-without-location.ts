/** A partial update is answered with 201 and no Location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-201-without-location',
  kind: 'mutant',
  clause: 'http.partial-update.created-location',
  title: 'A partial update is answered with 201 and no Location',
  apply(behaviour) {
    const { hasLocation } = behaviour.entities;
    behaviour.entities.updateStatus = 201;
    behaviour.entities.hasLocation = (context, status) => context.operation !== 'entity-post' && hasLocation(context, status);
  },
};

export default deviation;
