/** Creation by PUT is answered with 200, and with no payload in text/occi. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-200-in-text-occi-without-payload',
  kind: 'mutant',
  clause: 'http.put-create.ok-rendering',
  title: 'Creation by PUT is answered with 200, and with no payload in text/occi',
  apply(behaviour) {
    const { shown } = behaviour.entities;
    behaviour.entities.putCreateStatus = 200;
    behaviour.entities.shown = (context, entity) =>
      context.operation === 'entity-put-create' && context.output === 'text/occi' ? { kind: 'none' } : shown(context, entity);
  },
};

export default deviation;
