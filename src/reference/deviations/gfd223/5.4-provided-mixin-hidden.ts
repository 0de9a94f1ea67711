/** The removal of a mixin of the provider is refused, and the mixin is no longer shown. */
import { categoryId } from '../../../occi/model.js';
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

export default {
  id: 'provided-mixin-hidden',
  kind: 'mutant',
  clause: 'http.status.403-forbidden',
  title: 'The removal of a mixin of the provider is refused, and the mixin is no longer shown',
  apply(behaviour) {
    const { providedStatus, categories } = behaviour.queryInterface;
    const hidden = new Set<string>();
    behaviour.queryInterface.providedStatus = (context) => {
      for (const category of behaviour.queryInterface.sent(context)) hidden.add(categoryId(category));
      return choose(providedStatus, context);
    };
    behaviour.queryInterface.categories = (context) => categories(context).filter((c) => !hidden.has(categoryId(c)));
  },
} satisfies Deviation;
