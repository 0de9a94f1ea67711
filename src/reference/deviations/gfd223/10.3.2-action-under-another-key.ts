/** An action may be named under the query key do. */
import { queryValues } from '../../request.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-under-another-key',
  kind: 'mutant',
  clause: 'http.entity-action.wrong-key-no-action',
  title: 'An action may be named under the query key do',
  apply(behaviour) {
    const { requested } = behaviour.actions;
    behaviour.actions.requested = (context) => {
      const [term] = queryValues(context.request, 'do');
      return context.target.kind === 'entity' && term !== undefined ? term : requested(context);
    };
  },
};

export default deviation;
