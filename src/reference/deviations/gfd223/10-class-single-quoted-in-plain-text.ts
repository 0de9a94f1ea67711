/** Instances in plain text have the class of categories in single quotes. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'class-single-quoted-in-plain-text',
  kind: 'mutant',
  clause: 'http.entity.rendering-docs',
  title: 'Instances in plain text have the class of categories in single quotes',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, rendered, content) => {
      const done = finish(context, rendered, content);
      const concerned = context.output === 'text/plain' && context.operation === 'entity-get';
      return concerned && typeof done.body === 'string'
        ? { ...done, body: done.body.replaceAll(/ class="([^"]*)"/g, " class='$1'") }
        : done;
    };
  },
};

export default deviation;
