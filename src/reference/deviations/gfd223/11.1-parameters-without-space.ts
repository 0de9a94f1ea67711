/** No spaces follow semicolons. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'parameters-without-space',
  kind: 'variant',
  clause: 'http.qi.rendering-docs',
  title: 'No spaces follow semicolons',
  conflicts: ['class-unquoted', 'fields-repeated', 'line-feeds', 'lines-joined'],
  apply(behaviour) {
    behaviour.rendering.spelling = 'no-space-after-semicolon';
  },
};

export default deviation;
