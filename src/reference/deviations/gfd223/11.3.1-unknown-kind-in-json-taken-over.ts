/** An instance of an unknown kind sent in JSON is created as one of the collection. */
import { categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unknown-kind-in-json-taken-over',
  kind: 'mutant',
  clause: 'http.collection-create.invalid-rejected',
  title: 'An instance of an unknown kind sent in JSON is created as one of the collection',
  apply(behaviour) {
    const { draft } = behaviour.entities;
    behaviour.entities.draft = (context, entity) => {
      const { target, site, world } = context;
      const isUnknown = entity.kind !== undefined && site.category(entity.kind, world) === undefined;
      if (context.input !== 'application/occi+json' || target.kind !== 'kind' || !isUnknown) return draft(context, entity);
      return draft(context, { ...entity, kind: categoryId(target.category) });
    };
  },
};

export default deviation;
