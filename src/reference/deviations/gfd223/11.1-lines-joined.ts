/** In text/plain the values of one name share a line, with commas between them. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'lines-joined',
  kind: 'variant',
  clause: 'http.collection.rendering-docs',
  title: 'In text/plain the values of one name share a line, with commas between them',
  conflicts: ['class-unquoted', 'fields-repeated', 'line-feeds', 'parameters-without-space'],
  apply(behaviour) {
    behaviour.rendering.spelling = 'joined-without-space';
  },
};

export default deviation;
