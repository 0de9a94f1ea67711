/** A collection of resources in JSON has null for its links. */

import type { Deviation } from '../deviation.js';
import { withJson } from '../json-body.js';

const deviation: Deviation = {
  id: 'json-collection-with-null',
  kind: 'mutant',
  clause: 'http.collection.rendering-docs',
  title: 'A collection of resources in JSON has null for its links',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, rendered, content) => {
      const done = finish(context, rendered, content);
      return content.kind === 'entities' && content.of === 'resources'
        ? withJson(done, (listing) => ({ ...Object(listing), links: null }))
        : done;
    };
  },
};

export default deviation;
