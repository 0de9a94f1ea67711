/** The server gives each instance an id of its own, whatever the client proposes. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'ids-chosen-by-server',
  kind: 'variant',
  clause: 'http.collection-create.invalid-rejected',
  title: 'The server gives each instance an id of its own, whatever the client proposes',
  apply(behaviour) {
    behaviour.entities.idFor = (context) => context.behaviour.offering.newId(context);
  },
};

export default deviation;
