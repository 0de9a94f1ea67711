/** An action on a collection is carried out on its first member alone. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-action-on-first-only',
  kind: 'mutant',
  clause: 'http.methods.collection-post-action',
  title: 'An action on a collection is carried out on its first member alone',
  apply(behaviour) {
    const { performAll } = behaviour.actions;
    behaviour.actions.performAll = (context, members, invocation) => performAll(context, members.slice(0, 1), invocation);
  },
};

export default deviation;
