/** What belongs to somebody else may be read. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'others-may-read',
  kind: 'mutant',
  clause: 'http.security.authorization',
  title: 'What belongs to somebody else may be read',
  target: { auth: 'basic' },
  apply(behaviour) {
    const { mayAccess } = behaviour.security;
    behaviour.security.mayAccess = (context, entity, owner) => context.request.method === 'GET' || mayAccess(context, entity, owner);
  },
};

export default deviation;
