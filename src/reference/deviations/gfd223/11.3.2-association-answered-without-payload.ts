/** The answer to an association has no payload. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'association-answered-without-payload',
  kind: 'mutant',
  clause: 'http.associate.response-rendering',
  title: 'The answer to an association has no payload',
  apply(behaviour) {
    behaviour.mixins.associated = () => ({ kind: 'none' });
  },
};

export default deviation;
