/** A field of the client says who it is, whatever its credentials say. */
import { fieldValue } from '../../../message.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'identity-from-a-field',
  kind: 'mutant',
  clause: 'http.security.authz-uses-authn',
  title: 'A field of the client says who it is, whatever its credentials say',
  target: { auth: 'basic' },
  apply(behaviour) {
    behaviour.security.identify = ({ fields }, shown) => (shown === undefined ? undefined : (fieldValue(fields, 'X-Remote-User') ?? shown));
  },
};

export default deviation;
