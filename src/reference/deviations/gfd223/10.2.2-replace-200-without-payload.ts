/** Replacement is answered with 200 and no payload. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-200-without-payload',
  kind: 'mutant',
  clause: 'http.put-replace.ok-rendering',
  title: 'Replacement is answered with 200 and no payload',
  apply(behaviour) {
    const { shown } = behaviour.entities;
    behaviour.entities.replaceStatus = 200;
    behaviour.entities.shown = (context, entity) =>
      context.operation === 'entity-put-replace' ? { kind: 'none' } : shown(context, entity);
  },
};

export default deviation;
