/** Instances show all their actions, also those that do not apply now. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'all-actions-shown',
  kind: 'variant',
  clause: 'http.entity-action.status',
  title: 'Instances show all their actions, also those that do not apply now',
  apply(behaviour) {
    behaviour.actions.shown = (context, entity) => context.site.actions(entity, context.world);
  },
};

export default deviation;
