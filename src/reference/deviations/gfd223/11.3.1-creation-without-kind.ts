/** A creation without kind takes the kind of the collection. */

import { categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'creation-without-kind',
  kind: 'mutant',
  clause: 'http.collection-create.invalid-rejected',
  title: 'A creation without kind takes the kind of the collection',
  apply(behaviour) {
    const { draft } = behaviour.entities;
    behaviour.entities.draft = (context, entity) =>
      draft(
        context,
        entity.kind === undefined && context.target.kind === 'kind' ? { ...entity, kind: categoryId(context.target.category) } : entity,
      );
  },
};

export default deviation;
