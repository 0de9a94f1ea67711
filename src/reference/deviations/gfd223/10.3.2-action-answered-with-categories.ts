/** The answer to an action shows categories, which the provider has defined to come of it. */
import { OS_TPL } from '../../site/provider.js';
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
      // an image of the system is what one might expect of an action
      const image = context.site.all(context.world).find((c) => c.class === 'mixin' && c.depends.includes(OS_TPL));
      return image === undefined ? answer(context, entity, made) : { kind: 'categories', categories: [made ?? image] };
    };
  },
};

export default deviation;
