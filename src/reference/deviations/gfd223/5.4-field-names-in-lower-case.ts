/** Field names are in lower case. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'field-names-in-lower-case',
  kind: 'variant',
  clause: 'http.status.rfc-semantics',
  title: 'Field names are in lower case',
  conflicts: ['field-names-in-capitals'],
  apply(behaviour) {
    const { arrangeFields } = behaviour.protocol;
    behaviour.protocol.arrangeFields = (answer, fields) =>
      arrangeFields(answer, fields).map(([name, value]) => [name.toLowerCase(), value]);
  },
};

export default deviation;
