/** A creation from prose is an internal error. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'prose-500',
  kind: 'mutant',
  clause: 'http.status.400-bad-request',
  title: 'A creation from prose is an internal error',
  apply(behaviour) {
    const { unintelligibleStatus } = behaviour.requests;
    behaviour.requests.unintelligibleStatus = (context) =>
      context.operation === 'kind-post' && /^[a-z ]+$/i.test(Buffer.from(context.request.body).toString())
        ? 500
        : choose(unintelligibleStatus, context);
  },
};

export default deviation;
