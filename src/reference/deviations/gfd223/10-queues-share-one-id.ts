/** All instances of one kind of the provider have the same identifier. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'queues-share-one-id',
  kind: 'mutant',
  clause: 'http.entity.single-url',
  title: 'All instances of one kind of the provider have the same identifier',
  apply(behaviour) {
    const { pathFor } = behaviour.offering;
    const { idFor } = behaviour.entities;
    const isQueue = (context: Context): boolean => context.target.kind === 'kind' && context.target.category.term === 'queue';
    behaviour.entities.idFor = (context, proposed) =>
      isQueue(context) ? 'urn:uuid:6f1c2b9e-0f5d-4a57-9d6c-3f1f3a1f7a10' : idFor(context, proposed);
    behaviour.offering.pathFor = (context, kind, id) => pathFor(context, kind, isQueue(context) ? randomUUID() : id);
  },
};

export default deviation;
