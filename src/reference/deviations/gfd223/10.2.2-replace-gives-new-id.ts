/** A replaced instance has another identifier. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-gives-new-id',
  kind: 'mutant',
  clause: 'http.put-replace.full-replacement',
  title: 'A replaced instance has another identifier',
  apply(behaviour) {
    const { replace } = behaviour.entities;
    behaviour.entities.replace = (context, current, draft) =>
      context.world.put({ ...replace(context, current, draft), id: context.behaviour.offering.newId(context) });
  },
};

export default deviation;
