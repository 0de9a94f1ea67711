/** PUT on the location of a mixin takes what it cannot read for an empty collection. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unreadable-replacement-empties',
  kind: 'mutant',
  clause: 'http.collection-put.invalid-rejected',
  title: 'PUT on the location of a mixin takes what it cannot read for an empty collection',
  apply(behaviour) {
    const { payload } = behaviour.requests;
    behaviour.requests.payload = (context) => {
      try {
        return payload(context);
      } catch (error) {
        if (context.operation === 'mixin-put' && context.input !== undefined) return { kind: 'none' };
        throw error;
      }
    };
  },
};

export default deviation;
