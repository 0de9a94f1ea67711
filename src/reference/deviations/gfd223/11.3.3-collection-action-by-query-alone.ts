/** On the location of a mixin an action is carried out on the query alone. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-action-by-query-alone',
  kind: 'mutant',
  clause: 'http.collection-action.payload-enforced',
  title: 'On the location of a mixin an action is carried out on the query alone',
  apply(behaviour) {
    const { invocation } = behaviour.actions;
    behaviour.actions.invocation = (context, members, term) => {
      const [first] = members;
      const action = first === undefined ? undefined : context.site.actions(first, context.world).find((id) => id.endsWith(`#${term}`));
      if (context.target.kind !== 'mixin' || context.payload.kind !== 'none' || action === undefined)
        return invocation(context, members, term);
      return { action, attributes: new Map() };
    };
  },
};

export default deviation;
