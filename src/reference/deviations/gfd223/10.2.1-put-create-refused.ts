/** Clients cannot choose the URL of an instance. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-refused',
  kind: 'variant',
  clause: 'http.entity-put.create-or-replace',
  title: 'Clients cannot choose the URL of an instance',
  conflicts: ['generous', 'minimal', 'put-create-200'],
  target: { ics: { absent: ['put-create'] } },
  apply(behaviour) {
    behaviour.entities.acceptsPath = () => false;
    behaviour.entities.pathRefusedStatus = 403;
  },
};

export default deviation;
