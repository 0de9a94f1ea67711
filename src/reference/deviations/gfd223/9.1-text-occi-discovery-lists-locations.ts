/** Discovery in header fields lists the locations of categories. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'text-occi-discovery-lists-locations',
  kind: 'mutant',
  clause: 'http.qi-get.collection',
  title: 'Discovery in header fields lists the locations of categories',
  apply(behaviour) {
    const { writeCategories, writeCollection } = behaviour.rendering;
    behaviour.rendering.writeCategories = (context, categories) => {
      if (context.output !== 'text/occi' || context.operation !== 'qi-get') return writeCategories(context, categories);
      const entity = { kind: undefined, mixins: [], attributes: new Map(), links: [], actions: [] };
      const members = categories.flatMap((c) => (c.location === undefined ? [] : [{ location: c.location, entity }]));
      return writeCollection(context, members, 'mixed');
    };
  },
};

export default deviation;
