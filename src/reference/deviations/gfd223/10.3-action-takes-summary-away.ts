/** An action takes the summary of the instance away. */
import { SUMMARY } from '../../world.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-takes-summary-away',
  kind: 'mutant',
  clause: 'http.entity-post.two-uses',
  title: 'An action takes the summary of the instance away',
  apply(behaviour) {
    const { perform } = behaviour.actions;
    behaviour.actions.perform = (context, entity, invocation) => {
      if (context.operation === 'entity-action') context.world.setAttribute(entity.path, SUMMARY, undefined);
      return perform(context, entity, invocation);
    };
  },
};

export default deviation;
