/** The links of a deleted resource remain. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'deleted-resource-leaves-links',
  kind: 'mutant',
  clause: 'http.entity-delete.effect',
  title: 'The links of a deleted resource remain',
  apply(behaviour) {
    behaviour.links.doomed = () => [];
  },
};

export default deviation;
