/** Replacement is answered with 201 and no Location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-201-without-location',
  kind: 'mutant',
  clause: 'http.put-replace.created-location',
  title: 'Replacement is answered with 201 and no Location',
  apply(behaviour) {
    const { hasLocation } = behaviour.entities;
    behaviour.entities.replaceStatus = 201;
    behaviour.entities.hasLocation = (context, status) => context.operation !== 'entity-put-replace' && hasLocation(context, status);
  },
};

export default deviation;
