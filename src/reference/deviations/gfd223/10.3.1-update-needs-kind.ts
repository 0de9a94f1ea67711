/** A partial update has to name the kind. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-needs-kind',
  kind: 'variant',
  clause: 'http.partial-update.invalid-rejected',
  title: 'A partial update has to name the kind',
  apply(behaviour) {
    behaviour.entities.updateNeedsKind = true;
  },
};

export default deviation;
