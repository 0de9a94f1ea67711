/** Instances show an action of which discovery does not tell. */
import { PROVIDER_BASE } from '../../site/provider.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'hidden-action-shown',
  kind: 'mutant',
  clause: 'http.qi.capabilities',
  title: 'Instances show an action of which discovery does not tell',
  apply(behaviour) {
    const { actions } = behaviour.rendering;
    behaviour.rendering.actions = (context, entity) => [
      ...actions(context, entity),
      {
        id: `${PROVIDER_BASE}support/action#inspect`,
        target: `${behaviour.rendering.url(context, entity.path, 'action')}?action=inspect`,
      },
    ];
  },
};

export default deviation;
