/** Creation by PUT is answered with 200 and no payload. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-200-without-payload',
  kind: 'mutant',
  clause: 'http.put-create.ok-rendering',
  title: 'Creation by PUT is answered with 200 and no payload',
  apply(behaviour) {
    const { shown } = behaviour.entities;
    behaviour.entities.putCreateStatus = 200;
    behaviour.entities.shown = (context, entity) => (context.operation === 'entity-put-create' ? { kind: 'none' } : shown(context, entity));
  },
};

export default deviation;
