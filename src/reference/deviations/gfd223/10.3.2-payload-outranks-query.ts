/** The action of the payload is carried out, whatever the query says. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'payload-outranks-query',
  kind: 'mutant',
  clause: 'http.entity-action.unknown-term-rejected',
  title: 'The action of the payload is carried out, whatever the query says',
  apply(behaviour) {
    const { agrees } = behaviour.actions;
    behaviour.actions.agrees = (context, action, term) => context.operation === 'entity-action' || agrees(context, action, term);
  },
};

export default deviation;
