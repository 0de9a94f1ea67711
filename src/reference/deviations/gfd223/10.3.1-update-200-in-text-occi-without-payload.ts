/** A partial update is answered with 200, and with no payload in text/occi. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-200-in-text-occi-without-payload',
  kind: 'mutant',
  clause: 'http.partial-update.ok-rendering',
  title: 'A partial update is answered with 200, and with no payload in text/occi',
  apply(behaviour) {
    const { shown } = behaviour.entities;
    behaviour.entities.updateStatus = 200;
    behaviour.entities.shown = (context, entity) =>
      context.operation === 'entity-post' && context.output === 'text/occi' ? { kind: 'none' } : shown(context, entity);
  },
};

export default deviation;
