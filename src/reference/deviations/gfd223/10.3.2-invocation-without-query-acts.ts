/** An invocation without query is carried out on the instance. */
import { actOnEntity } from '../../operations/action.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'invocation-without-query-acts',
  kind: 'mutant',
  clause: 'http.entity-action.no-query-no-action',
  title: 'An invocation without query is carried out on the instance',
  apply(behaviour) {
    const { withoutQuery } = behaviour.actions;
    behaviour.actions.withoutQuery = (context, members, invocation) => {
      const [entity] = members;
      if (context.operation !== 'entity-post' || entity === undefined) return withoutQuery(context, members, invocation);
      return actOnEntity(context, entity, invocation.action.replace(/^.*#/, ''));
    };
  },
};

export default deviation;
