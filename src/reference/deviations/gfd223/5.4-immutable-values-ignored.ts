/** Values for immutable attributes are read over. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'immutable-values-ignored',
  kind: 'variant',
  clause: 'http.partial-update.only-supplied',
  title: 'Values for immutable attributes are read over',
  apply(behaviour) {
    const { settable } = behaviour.attributes;
    behaviour.attributes.settable = (context, shape, given, intent, current) => {
      const known = context.site.attributes(shape, context.world);
      const rest = [...given].filter(([name]) => {
        const description = known.get(name);
        return description === undefined || behaviour.attributes.isMutable(context, description, intent);
      });
      return settable(context, shape, new Map(rest), intent, current);
    };
  },
};

export default deviation;
