/** On the location of a mixin the query key action may be written in any case. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-action-key-in-any-case',
  kind: 'mutant',
  clause: 'http.collection-action.wrong-key-no-action',
  title: 'On the location of a mixin the query key action may be written in any case',
  apply(behaviour) {
    const { requested } = behaviour.actions;
    behaviour.actions.requested = (context) => {
      const pair = context.request.query.find(([key]) => key.toLowerCase() === 'action');
      return context.target.kind === 'mixin' && pair !== undefined ? pair[1] : requested(context);
    };
  },
};

export default deviation;
