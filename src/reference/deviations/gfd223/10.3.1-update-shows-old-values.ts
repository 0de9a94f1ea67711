/** The answer to a partial update shows the instance as it was before. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-shows-old-values',
  kind: 'mutant',
  clause: 'http.partial-update.ok-rendering',
  title: 'The answer to a partial update shows the instance as it was before',
  apply(behaviour) {
    const { shown } = behaviour.entities;
    behaviour.entities.shown = (context, entity) => {
      const before = context.operation === 'entity-post' && context.target.kind === 'entity' ? context.target.entity : entity;
      return shown(context, before);
    };
  },
};

export default deviation;
