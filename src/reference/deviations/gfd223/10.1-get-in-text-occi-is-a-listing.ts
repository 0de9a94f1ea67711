/** GET on an instance in text/occi gives its location in place of its rendering. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'get-in-text-occi-is-a-listing',
  kind: 'mutant',
  clause: 'http.entity-get.rendering',
  title: 'GET on an instance in text/occi gives its location in place of its rendering',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, done, content) => {
      const rendered = finish(context, done, content);
      if (content.kind !== 'entity' || context.operation !== 'entity-get' || context.output !== 'text/occi') return rendered;
      return { ...rendered, fields: [['X-OCCI-Location', context.behaviour.rendering.url(context, content.entity.path, 'collection')]] };
    };
  },
};

export default deviation;
