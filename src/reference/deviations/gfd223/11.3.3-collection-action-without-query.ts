/** An action invocation sent to the location of a mixin is carried out also without query. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-action-without-query',
  kind: 'mutant',
  clause: 'http.collection-action.no-query-no-action',
  title: 'An action invocation sent to the location of a mixin is carried out also without query',
  apply(behaviour) {
    const { withoutQuery } = behaviour.actions;
    behaviour.actions.withoutQuery = (context, members, invocation) => {
      if (context.target.kind !== 'mixin') return withoutQuery(context, members, invocation);
      behaviour.actions.performAll(context, members, invocation);
      return { status: 200, content: { kind: 'none' } };
    };
  },
};

export default deviation;
