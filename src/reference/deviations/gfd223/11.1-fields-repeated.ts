/** In text/occi each value has a field of its own. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'fields-repeated',
  kind: 'variant',
  clause: 'http.collection.rendering-docs',
  title: 'In text/occi each value has a field of its own',
  conflicts: ['class-unquoted', 'line-feeds', 'lines-joined', 'parameters-without-space'],
  apply(behaviour) {
    behaviour.rendering.spelling = (context) => (context.output === 'text/occi' ? 'repeated-fields' : undefined);
  },
};

export default deviation;
