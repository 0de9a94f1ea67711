/** The collection of the kind link is answered with 404. */
import { categoryId } from '../../../occi/model.js';
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'link-collections-missing',
  kind: 'mutant',
  clause: 'http.methods.collection-get',
  title: 'The collection of the kind link is answered with 404',
  apply(behaviour) {
    const { kindMembers } = behaviour.collections;
    behaviour.collections.kindMembers = (context, kind) => {
      if (context.operation === 'kind-get' && categoryId(kind) === 'http://schemas.ogf.org/occi/core#link')
        throw new Refusal(404, 'There is no such collection');
      return kindMembers(context, kind);
    };
  },
};

export default deviation;
