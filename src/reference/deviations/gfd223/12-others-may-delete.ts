/** What belongs to somebody else may be deleted. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'others-may-delete',
  kind: 'mutant',
  clause: 'http.security.authorization',
  title: 'What belongs to somebody else may be deleted',
  target: { auth: 'basic' },
  apply(behaviour) {
    const { mayAccess } = behaviour.security;
    behaviour.security.mayAccess = (context, entity, owner) => context.request.method === 'DELETE' || mayAccess(context, entity, owner);
  },
};

export default deviation;
