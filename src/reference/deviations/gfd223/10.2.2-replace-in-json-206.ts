/** Replacement in JSON is answered with 206. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-in-json-206',
  kind: 'mutant',
  clause: 'http.put-replace.status',
  title: 'Replacement in JSON is answered with 206',
  apply(behaviour) {
    behaviour.entities.replaceStatus = (context) => (context.output === 'application/occi+json' ? 206 : 200);
  },
};

export default deviation;
