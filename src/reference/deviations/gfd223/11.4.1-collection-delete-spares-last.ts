/** Deletion of a collection spares its last instance. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-delete-spares-last',
  kind: 'mutant',
  clause: 'http.collection-delete.effect',
  title: 'Deletion of a collection spares its last instance',
  apply(behaviour) {
    const { removeAll } = behaviour.collections;
    behaviour.collections.removeAll = (context, members) => removeAll(context, members.slice(0, -1));
  },
};

export default deviation;
