/** The answer to replacement shows the instance as it was before. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-shows-old-values',
  kind: 'mutant',
  clause: 'http.put-replace.ok-rendering',
  title: 'The answer to replacement shows the instance as it was before',
  apply(behaviour) {
    const { shown } = behaviour.entities;
    behaviour.entities.shown = (context, entity) => {
      const before = context.operation === 'entity-put-replace' && context.target.kind === 'entity' ? context.target.entity : entity;
      return shown(context, before);
    };
  },
};

export default deviation;
