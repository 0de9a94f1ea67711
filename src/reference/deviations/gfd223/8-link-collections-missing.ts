/** The collections of kinds of links are answered with 404. */
import { categoryId } from '../../../occi/model.js';
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'link-collections-missing',
  kind: 'mutant',
  clause: 'http.methods.collection-get',
  title: 'The collections of kinds of links are answered with 404',
  apply(behaviour) {
    const { kindMembers } = behaviour.collections;
    behaviour.collections.kindMembers = (context, kind) => {
      if (context.operation === 'kind-get' && context.site.isLinkKind(categoryId(kind)))
        throw new Refusal(404, 'There is no such collection');
      return kindMembers(context, kind);
    };
  },
};

export default deviation;
