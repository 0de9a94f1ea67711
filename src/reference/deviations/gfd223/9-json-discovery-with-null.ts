/** Discovery in JSON has null for the attributes of the last action. */

import type { Deviation } from '../deviation.js';
import { withJson } from '../json-body.js';

function withNull(listing: unknown): unknown {
  if (typeof listing !== 'object' || listing === null || !('actions' in listing) || !Array.isArray(listing.actions)) return listing;
  return {
    ...listing,
    actions: listing.actions.map((action, i, all) => (i === all.length - 1 ? { ...action, attributes: null } : action)),
  };
}

const deviation: Deviation = {
  id: 'json-discovery-with-null',
  kind: 'mutant',
  clause: 'http.qi.rendering-docs',
  title: 'Discovery in JSON has null for the attributes of the last action',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, rendered, content) => {
      const done = finish(context, rendered, content);
      return context.operation === 'qi-get' ? withJson(done, withNull) : done;
    };
  },
};

export default deviation;
