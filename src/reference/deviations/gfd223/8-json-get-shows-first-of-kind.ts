/** GET in JSON shows the first instance of the kind, whichever was asked for. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-get-shows-first-of-kind',
  kind: 'mutant',
  clause: 'http.methods.entity-get',
  title: 'GET in JSON shows the first instance of the kind, whichever was asked for',
  apply(behaviour) {
    const { read } = behaviour.entities;
    behaviour.entities.read = (context, entity) => {
      const first = [...context.world.entities.values()].find((e) => e.kind === entity.kind);
      return read(context, context.output === 'application/occi+json' ? (first ?? entity) : entity);
    };
  },
};

export default deviation;
