/** Reading a collection without credentials, or with wrong ones, is a bad request. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'missing-credentials-400',
  kind: 'mutant',
  clause: 'http.status.401-unauthorized',
  title: 'Reading a collection without credentials, or with wrong ones, is a bad request',
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.unauthenticatedStatus = ({ request, target }) => (request.method === 'GET' && target.kind === 'kind' ? 400 : 401);
  },
};

export default deviation;
