/** Creation is answered with 200 and a collection of the new instance. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'create-200-listing',
  kind: 'variant',
  clause: 'http.collection-create.ok-rendering',
  title: 'Creation is answered with 200 and a collection of the new instance',
  conflicts: ['create-200', 'create-201-without-body', 'generous', 'minimal'],
  apply(behaviour) {
    behaviour.collections.createStatus = 200;
    behaviour.collections.created = (context, entity) => ({
      kind: 'entities',
      entities: [entity],
      of: context.site.isLinkKind(entity.kind) ? 'links' : 'resources',
    });
  },
};

export default deviation;
