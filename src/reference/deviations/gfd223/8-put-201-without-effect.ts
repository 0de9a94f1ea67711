/** PUT on an instance is answered with 201 and Location, and changes nothing. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-201-without-effect',
  kind: 'mutant',
  clause: 'http.methods.entity-put',
  title: 'PUT on an instance is answered with 201 and Location, and changes nothing',
  apply(behaviour) {
    behaviour.entities.replaceStatus = 201;
    behaviour.entities.replace = (_context, current) => current;
  },
};

export default deviation;
