/** Replacement is answered with 201 and, in JSON, the Location of the collection. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-201-in-json-locates-collection',
  kind: 'mutant',
  clause: 'http.put-replace.created-location',
  title: 'Replacement is answered with 201 and, in JSON, the Location of the collection',
  apply(behaviour) {
    const { locationField } = behaviour.protocol;
    behaviour.entities.replaceStatus = 201;
    behaviour.protocol.locationField = (context, path) => {
      const isAstray = context.operation === 'entity-put-replace' && context.output === 'application/occi+json';
      return locationField(context, isAstray ? path.replace(/[^/]+$/, '') : path);
    };
  },
};

export default deviation;
