/** Lines end with LF alone. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'line-feeds',
  kind: 'variant',
  clause: 'http.collection.rendering-docs',
  title: 'Lines end with LF alone',
  conflicts: ['class-unquoted', 'fields-repeated', 'lines-joined', 'parameters-without-space'],
  apply(behaviour) {
    behaviour.rendering.spelling = 'lf';
  },
};

export default deviation;
