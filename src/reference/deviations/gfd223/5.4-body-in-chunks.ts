/** Bodies come in chunks, without Content-Length. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'body-in-chunks',
  kind: 'variant',
  clause: 'http.conformance.http',
  title: 'Bodies come in chunks, without Content-Length',
  conflicts: ['http-1-0'],
  apply(behaviour) {
    behaviour.protocol.chunked = true;
  },
};

export default deviation;
