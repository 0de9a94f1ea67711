/** A partial update is answered with 200 and no payload. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-200-without-payload',
  kind: 'mutant',
  clause: 'http.partial-update.ok-rendering',
  title: 'A partial update is answered with 200 and no payload',
  apply(behaviour) {
    const { shown } = behaviour.entities;
    behaviour.entities.updateStatus = 200;
    behaviour.entities.shown = (context, entity) => (context.operation === 'entity-post' ? { kind: 'none' } : shown(context, entity));
  },
};

export default deviation;
