/** GET with the query of an action triggers it. */
import { queryValues } from '../../request.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'get-with-action-acts',
  kind: 'mutant',
  clause: 'http.entity-action.post-query',
  title: 'GET with the query of an action triggers it',
  apply(behaviour) {
    const { read } = behaviour.entities;
    behaviour.entities.read = (context, entity) => {
      const [term] = queryValues(context.request, 'action');
      const action = context.behaviour.actions.shown(context, entity).find((id) => id.endsWith(`#${term}`));
      if (action !== undefined) context.behaviour.actions.perform(context, entity, { action, attributes: new Map() });
      return read(context, context.world.entities.get(entity.path) ?? entity);
    };
  },
};

export default deviation;
