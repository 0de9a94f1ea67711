/** Error answers are HTML pages. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'errors-in-html',
  kind: 'variant',
  clause: 'http.response.content-type',
  title: 'Error answers are HTML pages',
  conflicts: ['errors-without-body'],
  apply(behaviour) {
    behaviour.protocol.errorType = 'text/html; charset=utf-8';
    behaviour.protocol.errorMessage = (_context, refusal) =>
      `<!doctype html><title>Error ${refusal.status}</title><h1>Error ${refusal.status}</h1>`;
  },
};

export default deviation;
