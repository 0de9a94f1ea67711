/** The class of a category stands without quotes. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'class-unquoted',
  kind: 'variant',
  clause: 'http.qi.rendering-docs',
  title: 'The class of a category stands without quotes',
  conflicts: ['fields-repeated', 'line-feeds', 'lines-joined', 'parameters-without-space'],
  apply(behaviour) {
    behaviour.rendering.spelling = 'bare-class';
  },
};

export default deviation;
