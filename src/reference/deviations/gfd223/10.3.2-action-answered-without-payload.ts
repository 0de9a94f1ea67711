/** The answer to an action has no payload, unless it made something. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-answered-without-payload',
  kind: 'variant',
  clause: 'http.entity-action.response-entity',
  conflicts: ['action-answered-with-categories'],
  title: 'The answer to an action has no payload, unless it made something',
  apply(behaviour) {
    behaviour.actions.answer = (_context, _entity, made) =>
      made === undefined ? { kind: 'none' } : { kind: 'categories', categories: [made] };
  },
};

export default deviation;
