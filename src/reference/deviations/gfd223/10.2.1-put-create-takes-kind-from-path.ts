/** PUT on a fresh URL without a kind creates an instance of the kind above it. */
import { categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-takes-kind-from-path',
  kind: 'mutant',
  clause: 'http.put-create.invalid-rejected',
  title: 'PUT on a fresh URL without a kind creates an instance of the kind above it',
  apply(behaviour) {
    const { draft } = behaviour.entities;
    behaviour.entities.draft = (context, entity) => {
      const kind = context.target.kind === 'nothing' ? context.target.creatable : undefined;
      return draft(context, entity.kind === undefined && kind !== undefined ? { ...entity, kind: categoryId(kind) } : entity);
    };
  },
};

export default deviation;
