/** A query that names no action of the instance is answered with 204, and nothing is done. */
import { choose } from '../../context.js';
import { queryValues } from '../../request.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unknown-term-204',
  kind: 'mutant',
  clause: 'http.entity-action.unknown-term-rejected',
  title: 'A query that names no action of the instance is answered with 204, and nothing is done',
  apply(behaviour) {
    const { disagreementStatus } = behaviour.actions;
    behaviour.actions.disagreementStatus = (context) => {
      const { target, operation, site, world, request } = context;
      const terms = target.kind === 'entity' ? site.actions(target.entity, world).map((id) => id.replace(/^.*#/, '')) : [];
      const isUnknown = operation === 'entity-action' && !terms.includes(queryValues(request, 'action')[0] ?? '');
      return isUnknown ? 204 : choose(disagreementStatus, context);
    };
  },
};

export default deviation;
