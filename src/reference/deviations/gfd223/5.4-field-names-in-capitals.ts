/** Field names are in capitals. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'field-names-in-capitals',
  kind: 'variant',
  clause: 'http.status.rfc-semantics',
  title: 'Field names are in capitals',
  conflicts: ['field-names-in-lower-case'],
  apply(behaviour) {
    const { arrangeFields } = behaviour.protocol;
    behaviour.protocol.arrangeFields = (answer, fields) =>
      arrangeFields(answer, fields).map(([name, value]) => [name.toUpperCase(), value]);
  },
};

export default deviation;
