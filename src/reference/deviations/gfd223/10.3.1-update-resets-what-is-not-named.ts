/** A partial update sets all other attributes back. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-resets-what-is-not-named',
  kind: 'mutant',
  clause: 'http.partial-update.only-supplied',
  title: 'A partial update sets all other attributes back',
  apply(behaviour) {
    const { replaced } = behaviour.attributes;
    behaviour.attributes.updated = replaced;
  },
};

export default deviation;
