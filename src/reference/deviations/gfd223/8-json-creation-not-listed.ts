/** A creation in JSON is answered with 202, and the instance never shows up in its collection. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-creation-not-listed',
  kind: 'mutant',
  clause: 'http.methods.collection-post',
  title: 'A creation in JSON is answered with 202, and the instance never shows up in its collection',
  apply(behaviour) {
    const { created, kindMembers } = behaviour.collections;
    const unlisted = new Set<string>();
    behaviour.collections.created = (context, entity) => {
      if (context.input === 'application/occi+json') unlisted.add(entity.path);
      return created(context, entity);
    };
    const { createStatus } = behaviour.collections;
    behaviour.collections.createStatus = (context) => (context.input === 'application/occi+json' ? 202 : choose(createStatus, context));
    behaviour.collections.kindMembers = (context, kind) => kindMembers(context, kind).filter((m) => !unlisted.has(m.path));
  },
};

export default deviation;
