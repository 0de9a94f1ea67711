/** Links of an instance come without angle brackets in text/occi. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'text-occi-links-without-brackets',
  kind: 'mutant',
  clause: 'http.entity.rendering-docs',
  title: 'Links of an instance come without angle brackets in text/occi',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, done, content) => {
      const rendered = finish(context, done, content);
      if (context.operation !== 'entity-get' || context.output !== 'text/occi') return rendered;
      return { ...rendered, fields: rendered.fields.map(([n, v]) => [n, n === 'Link' ? v.replace(/[<>]/g, '') : v] as const) };
    };
  },
};

export default deviation;
