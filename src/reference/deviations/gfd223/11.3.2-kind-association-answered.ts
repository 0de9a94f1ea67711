/** Locations of instances sent to a kind are answered with 200, as if they had become members. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'kind-association-answered',
  kind: 'mutant',
  clause: 'http.associate.mixin-only',
  title: 'Locations of instances sent to a kind are answered with 200, as if they had become members',
  apply(behaviour) {
    behaviour.collections.association = (context, kind) => ({
      status: 200,
      content: { kind: 'entities', entities: behaviour.collections.kindMembers(context, kind), of: 'mixed' },
    });
  },
};

export default deviation;
