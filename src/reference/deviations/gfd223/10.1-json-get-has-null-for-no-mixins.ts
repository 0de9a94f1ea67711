/** An instance without mixins has null in their place in JSON. */

import type { Deviation } from '../deviation.js';
import { withJson } from '../json-body.js';

const deviation: Deviation = {
  id: 'json-get-has-null-for-no-mixins',
  kind: 'mutant',
  clause: 'http.entity.rendering-docs',
  title: 'An instance without mixins has null in their place in JSON',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, done, content) => {
      const rendered = finish(context, done, content);
      const isBare = content.kind === 'entity' && context.behaviour.rendering.mixins(context, content.entity).length === 0;
      return isBare && context.operation === 'entity-get' ? withJson(rendered, (value) => ({ ...Object(value), mixins: null })) : rendered;
    };
  },
};

export default deviation;
