/** The well-known URL shows no mixins. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'well-known-lacks-mixins',
  kind: 'mutant',
  clause: 'http.qi.well-known-adopt',
  title: 'The well-known URL shows no mixins',
  apply(behaviour) {
    const { categories } = behaviour.queryInterface;
    behaviour.queryInterface.categories = (context) =>
      context.target.kind === 'query-interface' && context.target.wellKnown
        ? categories(context).filter((c) => c.class !== 'mixin')
        : categories(context);
  },
};

export default deviation;
