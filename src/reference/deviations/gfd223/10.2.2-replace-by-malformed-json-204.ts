/** A replacement whose JSON cannot be read is answered with 204. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-by-malformed-json-204',
  kind: 'mutant',
  clause: 'http.put-replace.invalid-rejected',
  title: 'A replacement whose JSON cannot be read is answered with 204',
  apply(behaviour) {
    const { unintelligibleStatus } = behaviour.requests;
    behaviour.requests.unintelligibleStatus = (context) =>
      context.operation === 'entity-put-replace' && context.input === 'application/occi+json' ? 204 : choose(unintelligibleStatus, context);
  },
};

export default deviation;
