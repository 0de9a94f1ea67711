/** A wrong password is a bad request, a missing one is 401. */
import { fieldValue } from '../../../message.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'wrong-password-400',
  kind: 'mutant',
  clause: 'http.status.401-unauthorized',
  title: 'A wrong password is a bad request, a missing one is 401',
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.unauthenticatedStatus = ({ request }) => (fieldValue(request.fields, 'Authorization') === undefined ? 401 : 400);
  },
};

export default deviation;
