/** A partial update is answered with 201 and, in JSON, the Location of the collection. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-201-in-json-locates-collection',
  kind: 'mutant',
  clause: 'http.partial-update.created-location',
  title: 'A partial update is answered with 201 and, in JSON, the Location of the collection',
  apply(behaviour) {
    const { locationField } = behaviour.protocol;
    behaviour.entities.updateStatus = 201;
    behaviour.protocol.locationField = (context, path) => {
      const isAstray = context.operation === 'entity-post' && context.output === 'application/occi+json';
      return locationField(context, isAstray ? path.replace(/[^/]+$/, '') : path);
    };
  },
};

export default deviation;
