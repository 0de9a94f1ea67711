/** JSON that breaks off is an internal error in a creation. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unreadable-json-500',
  kind: 'mutant',
  clause: 'http.status.400-bad-request',
  title: 'JSON that breaks off is an internal error in a creation',
  apply(behaviour) {
    const { unintelligibleStatus } = behaviour.requests;
    behaviour.requests.unintelligibleStatus = (context) =>
      context.operation === 'kind-post' &&
      context.input === 'application/occi+json' &&
      Buffer.from(context.request.body).toString().startsWith('{')
        ? 500
        : choose(unintelligibleStatus, context);
  },
};

export default deviation;
