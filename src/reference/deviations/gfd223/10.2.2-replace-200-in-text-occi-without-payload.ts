/** Replacement is answered with 200, and with no payload in text/occi. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-200-in-text-occi-without-payload',
  kind: 'mutant',
  clause: 'http.put-replace.ok-rendering',
  title: 'Replacement is answered with 200, and with no payload in text/occi',
  apply(behaviour) {
    const { shown } = behaviour.entities;
    behaviour.entities.replaceStatus = 200;
    behaviour.entities.shown = (context, entity) =>
      context.operation === 'entity-put-replace' && context.output === 'text/occi' ? { kind: 'none' } : shown(context, entity);
  },
};

export default deviation;
