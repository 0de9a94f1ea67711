/** An instance matches a filter when its value begins with that asked for. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filter-matches-beginnings',
  kind: 'mutant',
  clause: 'http.filtering-entities.only-matching',
  title: 'An instance matches a filter when its value begins with that asked for',
  apply(behaviour) {
    const { hasValue } = behaviour.filtering;
    behaviour.filtering.hasValue = (context, entity, name, value) => {
      const own = entity.attributes.get(name);
      return typeof own === 'string' && typeof value === 'string' ? own.startsWith(value) : hasValue(context, entity, name, value);
    };
  },
};

export default deviation;
