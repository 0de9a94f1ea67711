/** An action on the location of a mixin is answered with 200 and not carried out. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'mixin-action-without-effect',
  kind: 'mutant',
  clause: 'http.collection-action.post-query',
  title: 'An action on the location of a mixin is answered with 200 and not carried out',
  apply(behaviour) {
    const { performAll } = behaviour.actions;
    behaviour.actions.performAll = (context, members, invocation) =>
      context.target.kind === 'mixin' ? [] : performAll(context, members, invocation);
  },
};

export default deviation;
