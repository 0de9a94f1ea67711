/** The answer to an action shows categories, which the provider has defined to come of it. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-answered-with-categories',
  kind: 'variant',
  clause: 'http.entity-action.response-category',
  title: 'The answer to an action shows categories, which the provider has defined to come of it',
  conflicts: ['action-answered-without-payload'],
  apply(behaviour) {
    const { answer } = behaviour.actions;
    behaviour.actions.answer = (context, entity, made) => {
      const kind = context.site.category(entity.kind, context.world);
      return kind === undefined ? answer(context, entity, made) : { kind: 'categories', categories: [made ?? kind] };
    };
  },
};

export default deviation;
