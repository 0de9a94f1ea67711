/** Anyone may read collections and the query interface, and only writing demands credentials. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'open-to-readers',
  kind: 'variant',
  clause: 'http.security.http-mechanisms',
  title: 'Anyone may read collections and the query interface, and only writing demands credentials',
  conflicts: ['demands-digest'],
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.isOpen = ({ request, target }) => request.method === 'GET' && target.kind !== 'entity';
  },
};

export default deviation;
