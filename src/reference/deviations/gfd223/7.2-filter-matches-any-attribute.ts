/** An instance matches a filter when one of its attributes does. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filter-matches-any-attribute',
  kind: 'mutant',
  clause: 'http.filtering-entities.only-matching',
  title: 'An instance matches a filter when one of its attributes does',
  apply(behaviour) {
    const { matches, hasValue } = behaviour.filtering;
    behaviour.filtering.matches = (context, entity, filter) =>
      matches(context, entity, { ...filter, attributes: new Map() }) &&
      (filter.attributes.size === 0 || [...filter.attributes].some(([name, value]) => hasValue(context, entity, name, value)));
  },
};

export default deviation;
