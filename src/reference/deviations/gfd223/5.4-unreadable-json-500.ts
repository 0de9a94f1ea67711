/** JSON that cannot be read is an internal error on the query interface. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

export default {
  id: 'unreadable-json-500',
  kind: 'mutant',
  clause: 'http.status.400-bad-request',
  title: 'JSON that cannot be read is an internal error on the query interface',
  apply(behaviour) {
    const { unintelligibleStatus } = behaviour.requests;
    behaviour.requests.unintelligibleStatus = (context) =>
      context.operation === 'qi-post' && context.input === 'application/occi+json' ? 500 : choose(unintelligibleStatus, context);
  },
} satisfies Deviation;
