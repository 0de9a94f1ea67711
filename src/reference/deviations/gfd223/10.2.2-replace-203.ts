/** Replacement is answered with 203. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-203',
  kind: 'mutant',
  clause: 'http.put-replace.status',
  title: 'Replacement is answered with 203',
  apply(behaviour) {
    behaviour.entities.replaceStatus = 203;
  },
};

export default deviation;
