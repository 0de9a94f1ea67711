/** An action on the location of a kind is answered with 200 and not carried out. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'kind-action-without-effect',
  kind: 'mutant',
  clause: 'http.methods.collection-post-action',
  title: 'An action on the location of a kind is answered with 200 and not carried out',
  apply(behaviour) {
    const { performAll } = behaviour.actions;
    behaviour.actions.performAll = (context, members, invocation) =>
      context.target.kind === 'kind' ? [] : performAll(context, members, invocation);
  },
};

export default deviation;
