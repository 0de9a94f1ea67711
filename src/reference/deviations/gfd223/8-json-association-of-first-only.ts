/** Of several instances named in JSON only the first is associated. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-association-of-first-only',
  kind: 'mutant',
  clause: 'http.methods.mixin-post',
  title: 'Of several instances named in JSON only the first is associated',
  apply(behaviour) {
    const { associate } = behaviour.mixins;
    behaviour.mixins.associate = (context, mixin, entities) =>
      associate(
        context,
        mixin,
        context.operation === 'mixin-post' && context.input === 'application/occi+json' ? entities.slice(0, 1) : entities,
      );
    behaviour.mixins.associated = (_context, _mixin, entities) => ({ kind: 'entities', entities, of: 'mixed' });
  },
};

export default deviation;
