/** The location of a mixin without instances is not found. */

import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'empty-mixin-404',
  kind: 'mutant',
  clause: 'http.location.mixin-bound',
  title: 'The location of a mixin without instances is not found',
  apply(behaviour) {
    const { mixinMembers } = behaviour.collections;
    behaviour.collections.mixinMembers = (context, mixin) => {
      const members = mixinMembers(context, mixin);
      if (members.length === 0 && context.operation === 'mixin-get') throw new Refusal(404, 'Nothing has this mixin');
      return members;
    };
  },
};

export default deviation;
