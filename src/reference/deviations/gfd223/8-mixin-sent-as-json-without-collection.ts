/** A mixin that a client sends in JSON is listed, and has no collection. */
import { categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

function located(location: string | undefined): { location?: string } {
  return location === undefined ? {} : { location };
}

const deviation: Deviation = {
  id: 'mixin-sent-as-json-without-collection',
  kind: 'mutant',
  clause: 'http.methods.qi-post',
  title: 'A mixin that a client sends in JSON is listed, and has no collection',
  apply(behaviour) {
    const sent = new Map<string, string>();
    const { queryInterface, rendering } = behaviour;
    const { add } = queryInterface;
    queryInterface.add = (context, categories) => {
      add(context, categories);
      if (context.input !== 'application/occi+json') return;
      for (const category of categories) {
        const mixin = context.world.mixins.get(categoryId(category));
        if (mixin?.location === undefined) continue;
        sent.set(categoryId(mixin), mixin.location);
        context.world.mixins.set(categoryId(mixin), { ...mixin, location: mixin.location.replace(/\/$/, '-members/') });
      }
    };
    const { category } = rendering;
    rendering.category = (context, shown) => category(context, { ...shown, ...located(sent.get(categoryId(shown))) });
  },
};

export default deviation;
