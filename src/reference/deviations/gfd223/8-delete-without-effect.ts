/** DELETE is answered with 204 and leaves the instance where it is. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'delete-without-effect',
  kind: 'mutant',
  clause: 'http.methods.entity-delete',
  title: 'DELETE is answered with 204 and leaves the instance where it is',
  apply(behaviour) {
    behaviour.entities.remove = () => undefined;
  },
};

export default deviation;
