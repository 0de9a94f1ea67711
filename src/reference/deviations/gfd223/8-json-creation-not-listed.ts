/** An instance created in JSON does not show up in the collection of its kind. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-creation-not-listed',
  kind: 'mutant',
  clause: 'http.methods.collection-post',
  title: 'An instance created in JSON does not show up in the collection of its kind',
  apply(behaviour) {
    const { created, kindMembers } = behaviour.collections;
    const unlisted = new Set<string>();
    behaviour.collections.created = (context, entity) => {
      if (context.input === 'application/occi+json') unlisted.add(entity.path);
      return created(context, entity);
    };
    behaviour.collections.kindMembers = (context, kind) => kindMembers(context, kind).filter((m) => !unlisted.has(m.path));
  },
};

export default deviation;
