/** PUT on a fresh URL creates the instance at a URL of the choice of the server. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-creates-elsewhere',
  kind: 'mutant',
  clause: 'http.entity-put.create-or-replace',
  title: 'PUT on a fresh URL creates the instance at a URL of the choice of the server',
  apply(behaviour) {
    const { create } = behaviour.entities;
    behaviour.entities.create = (context, kind, draft) => create(context, kind, draft);
  },
};

export default deviation;
