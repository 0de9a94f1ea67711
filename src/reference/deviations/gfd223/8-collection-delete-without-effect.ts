/** Deletion of a collection is answered with 204 and not carried out. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-delete-without-effect',
  kind: 'mutant',
  clause: 'http.methods.collection-delete',
  title: 'Deletion of a collection is answered with 204 and not carried out',
  apply(behaviour) {
    behaviour.collections.removeAll = () => undefined;
  },
};

export default deviation;
