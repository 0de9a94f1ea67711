/** Creation by PUT is answered with 201 and, in JSON, the Location of the collection. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-201-in-json-locates-collection',
  kind: 'mutant',
  clause: 'http.put-create.created-location',
  title: 'Creation by PUT is answered with 201 and, in JSON, the Location of the collection',
  apply(behaviour) {
    const { locationField } = behaviour.protocol;
    behaviour.entities.putCreateStatus = 201;
    behaviour.protocol.locationField = (context, path) => {
      const isAstray = context.operation === 'entity-put-create' && context.output === 'application/occi+json';
      return locationField(context, isAstray ? path.replace(/[^/]+$/, '') : path);
    };
  },
};

export default deviation;
