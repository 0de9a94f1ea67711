/** To delete what belongs to somebody else fails inside the server. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'foreign-instance-500',
  kind: 'mutant',
  clause: 'http.status.403-forbidden',
  title: 'To delete what belongs to somebody else fails inside the server',
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.forbiddenStatus = ({ request }) => (request.method === 'DELETE' ? 500 : 403);
  },
};

export default deviation;
