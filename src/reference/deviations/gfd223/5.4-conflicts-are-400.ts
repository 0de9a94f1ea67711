/** A clash with the present state is a bad request. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'conflicts-are-400',
  kind: 'variant',
  clause: 'http.status.409-conflict',
  title: 'A clash with the present state is a bad request',
  apply(behaviour) {
    behaviour.queryInterface.conflictStatus = 400;
    behaviour.actions.inapplicableStatus = 400;
  },
};

export default deviation;
