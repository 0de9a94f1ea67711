/** Discovery in JSON, when a filter leaves nothing, is an empty collection of resources. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'empty-json-discovery-lists-resources',
  kind: 'mutant',
  clause: 'http.qi-get.collection',
  title: 'Discovery in JSON, when a filter leaves nothing, is an empty collection of resources',
  apply(behaviour) {
    const { writeCategories, writeCollection } = behaviour.rendering;
    behaviour.rendering.writeCategories = (context, categories) =>
      categories.length === 0 && context.output === 'application/occi+json'
        ? writeCollection(context, [], 'resources')
        : writeCategories(context, categories);
  },
};

export default deviation;
