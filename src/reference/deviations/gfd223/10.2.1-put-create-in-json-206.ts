/** Creation by PUT in JSON is answered with 206. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-in-json-206',
  kind: 'mutant',
  clause: 'http.put-create.status',
  title: 'Creation by PUT in JSON is answered with 206',
  apply(behaviour) {
    behaviour.entities.putCreateStatus = (context) => (context.output === 'application/occi+json' ? 206 : 201);
  },
};

export default deviation;
