/** A creation in text/occi is answered with 303. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'creation-in-text-occi-303',
  kind: 'mutant',
  clause: 'http.collection-create.status',
  title: 'A creation in text/occi is answered with 303',
  apply(behaviour) {
    const { createStatus } = behaviour.collections;
    behaviour.collections.createStatus = (context) => (context.input === 'text/occi' ? 303 : choose(createStatus, context));
  },
};

export default deviation;
