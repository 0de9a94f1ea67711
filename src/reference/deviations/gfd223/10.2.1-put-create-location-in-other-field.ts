/** A server that names a new instance as OCCI 1.1 did in listings. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-location-in-other-field',
  kind: 'mutant',
  clause: 'http.put-create.created-location',
  title: 'PUT that creates names the URL in X-OCCI-Location instead of Location',
  apply(behaviour) {
    const { arrangeFields } = behaviour.protocol;
    behaviour.protocol.arrangeFields = (answer, fields) => {
      const arranged = arrangeFields(answer, fields);
      if (answer.method !== 'PUT' || answer.status !== 201) return arranged;
      return arranged.map(([name, value]) => [name === 'Location' ? 'X-OCCI-Location' : name, value] as const);
    };
  },
};

export default deviation;
