/** Answers are HTTP/1.0. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'http-1-0',
  kind: 'variant',
  clause: 'http.conformance.http',
  title: 'Answers are HTTP/1.0',
  conflicts: ['body-in-chunks'],
  apply(behaviour) {
    behaviour.protocol.httpVersion = '1.0';
    behaviour.protocol.keepsConnection = false;
  },
};

export default deviation;
