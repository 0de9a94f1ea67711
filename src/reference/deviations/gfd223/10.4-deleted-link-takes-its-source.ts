/** A deleted link takes the resource along at which it starts. */
import { SOURCE } from '../../world.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'deleted-link-takes-its-source',
  kind: 'mutant',
  clause: 'http.entity-delete.effect',
  title: 'A deleted link takes the resource along at which it starts',
  apply(behaviour) {
    const { remove } = behaviour.entities;
    behaviour.entities.remove = (context, entity) => {
      const source = context.world.entities.get(String(entity.attributes.get(SOURCE)));
      remove(context, entity);
      if (source !== undefined) remove(context, source);
    };
  },
};

export default deviation;
