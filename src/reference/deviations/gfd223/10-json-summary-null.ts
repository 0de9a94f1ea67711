/** A resource without summary has null for it in JSON. */

import type { Deviation } from '../deviation.js';
import { withJson } from '../json-body.js';

function withNull(entity: unknown): unknown {
  const isResource = typeof entity === 'object' && entity !== null && !('source' in entity);
  return isResource ? { summary: null, ...entity } : entity;
}

const deviation: Deviation = {
  id: 'json-summary-null',
  kind: 'mutant',
  clause: 'http.entity.rendering-docs',
  title: 'A resource without summary has null for it in JSON',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, rendered, content) => {
      const done = finish(context, rendered, content);
      return context.operation === 'entity-get' ? withJson(done, withNull) : done;
    };
  },
};

export default deviation;
