/** A replacement that names another kind is taken for one of the kind there is. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-ignores-kind',
  kind: 'mutant',
  clause: 'http.put-replace.invalid-rejected',
  title: 'A replacement that names another kind is taken for one of the kind there is',
  apply(behaviour) {
    const { revision } = behaviour.entities;
    behaviour.entities.revision = (context, current, entity, intent) =>
      revision(context, current, intent === 'replace' ? { ...entity, kind: entity.kind && current.kind } : entity, intent);
  },
};

export default deviation;
