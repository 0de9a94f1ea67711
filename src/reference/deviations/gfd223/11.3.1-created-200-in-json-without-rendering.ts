/** Creation is answered with 200, in JSON without payload. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'created-200-in-json-without-rendering',
  kind: 'mutant',
  clause: 'http.collection-create.ok-rendering',
  title: 'Creation is answered with 200, in JSON without payload',
  apply(behaviour) {
    const { created } = behaviour.collections;
    behaviour.collections.createStatus = 200;
    behaviour.collections.created = (context, entity) =>
      context.output === 'application/occi+json' ? { kind: 'none' } : created(context, entity);
  },
};

export default deviation;
