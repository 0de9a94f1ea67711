/** POST on an instance is answered with 201 and Location, and changes nothing. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-201-without-effect',
  kind: 'mutant',
  clause: 'http.methods.entity-post',
  title: 'POST on an instance is answered with 201 and Location, and changes nothing',
  apply(behaviour) {
    behaviour.entities.updateStatus = 201;
    behaviour.entities.update = (_context, current) => current;
  },
};

export default deviation;
