/** The query key of an action may be written in any case. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-key-in-any-case',
  kind: 'mutant',
  clause: 'http.entity-action.wrong-key-no-action',
  title: 'The query key of an action may be written in any case',
  apply(behaviour) {
    const { requested } = behaviour.actions;
    behaviour.actions.requested = (context) => {
      const key = context.request.query.find(([name]) => name.toLowerCase() === 'action');
      return context.target.kind === 'entity' && key !== undefined ? key[1] : requested(context);
    };
  },
};

export default deviation;
