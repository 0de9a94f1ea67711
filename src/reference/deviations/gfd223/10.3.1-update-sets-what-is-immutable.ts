/** A partial update changes immutable attributes too. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-sets-what-is-immutable',
  kind: 'mutant',
  clause: 'http.partial-update.only-supplied',
  title: 'A partial update changes immutable attributes too',
  apply(behaviour) {
    const { isMutable } = behaviour.attributes;
    behaviour.attributes.isMutable = (context, description, intent) => intent === 'update' || isMutable(context, description, intent);
  },
};

export default deviation;
