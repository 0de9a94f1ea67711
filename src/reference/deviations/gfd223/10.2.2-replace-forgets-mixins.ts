/** A replaced instance has lost the mixins that the request names. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-forgets-mixins',
  kind: 'mutant',
  clause: 'http.put-replace.full-replacement',
  title: 'A replaced instance has lost the mixins that the request names',
  apply(behaviour) {
    const { replace } = behaviour.entities;
    behaviour.entities.replace = (context, current, draft) => replace(context, current, { ...draft, mixins: [] });
  },
};

export default deviation;
