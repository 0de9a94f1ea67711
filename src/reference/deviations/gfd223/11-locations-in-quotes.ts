/** In text/plain the collections of kinds have their locations in quotes. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'locations-in-quotes',
  kind: 'mutant',
  clause: 'http.collection.rendering-docs',
  title: 'In text/plain the collections of kinds have their locations in quotes',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, done, content) => {
      const whole = finish(context, done, content);
      if (context.operation !== 'kind-get' || context.output !== 'text/plain') return whole;
      return { ...whole, body: whole.body.toString().replace(/^(X-OCCI-Location: )([^\r\n]+)/gm, '$1"$2"') };
    };
  },
};

export default deviation;
