/** A link in JSON does not say its kind. */

import type { Deviation } from '../deviation.js';
import { withJson } from '../json-body.js';

const deviation: Deviation = {
  id: 'link-in-json-lacks-kind',
  kind: 'mutant',
  clause: 'http.entity-get.rendering',
  title: 'A link in JSON does not say its kind',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, done, content) => {
      const rendered = finish(context, done, content);
      if (content.kind !== 'entity' || context.operation !== 'entity-get' || !context.site.isLinkKind(content.entity.kind)) return rendered;
      return withJson(rendered, (value) => ({ ...Object(value), kind: undefined }));
    };
  },
};

export default deviation;
