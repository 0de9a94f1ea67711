/** On the location of a mixin the action of the payload is carried out, whatever term the query has. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-action-by-payload-alone',
  kind: 'mutant',
  clause: 'http.collection-action.unknown-term-rejected',
  title: 'On the location of a mixin the action of the payload is carried out, whatever term the query has',
  apply(behaviour) {
    const { agrees } = behaviour.actions;
    behaviour.actions.agrees = (context, action, term) => context.target.kind === 'mixin' || agrees(context, action, term);
  },
};

export default deviation;
