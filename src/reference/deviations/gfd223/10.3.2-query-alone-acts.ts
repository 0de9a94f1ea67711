/** An action is carried out on the query alone. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'query-alone-acts',
  kind: 'mutant',
  clause: 'http.entity-action.payload-enforced',
  title: 'An action is carried out on the query alone',
  apply(behaviour) {
    const { invocation } = behaviour.actions;
    behaviour.actions.invocation = (context, members, term) => {
      const [entity] = members;
      const known = context.operation === 'entity-action' && entity !== undefined ? context.site.actions(entity, context.world) : [];
      const action = known.find((id) => id.endsWith(`#${term}`));
      return context.payload.kind === 'none' && action !== undefined
        ? { action, attributes: new Map() }
        : invocation(context, members, term);
    };
  },
};

export default deviation;
