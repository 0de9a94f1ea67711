/** An action on the location of a mixin is carried out on all members but the last. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'mixin-action-spares-last',
  kind: 'mutant',
  clause: 'http.methods.mixin-post-action',
  title: 'An action on the location of a mixin is carried out on all members but the last',
  apply(behaviour) {
    const { performAll } = behaviour.actions;
    behaviour.actions.performAll = (context, members, invocation) =>
      performAll(context, context.target.kind === 'mixin' ? members.slice(0, -1) : members, invocation);
  },
};

export default deviation;
