/** The location that discovery tells of the last kind is not found. */

import { categoryId } from '../../../occi/model.js';
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'last-kind-location-404',
  kind: 'mutant',
  clause: 'http.location.kind-bound',
  title: 'The location that discovery tells of the last kind is not found',
  apply(behaviour) {
    const last = behaviour.offering.categories.filter((c) => c.class === 'kind').at(-1);
    const { kindMembers } = behaviour.collections;
    behaviour.collections.kindMembers = (context, kind) => {
      if (last !== undefined && categoryId(kind) === categoryId(last) && context.operation === 'kind-get')
        throw new Refusal(404, 'There is nothing here');
      return kindMembers(context, kind);
    };
  },
};

export default deviation;
