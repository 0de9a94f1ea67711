/** A replacement that names links is a bad request. */

import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'links-in-replacement-refused',
  kind: 'variant',
  clause: 'http.put-replace.links-intact',
  title: 'A replacement that names links is a bad request',
  apply(behaviour) {
    const { revision } = behaviour.entities;
    behaviour.entities.revision = (context, current, entity, intent) => {
      if (intent === 'replace' && entity.links.length > 0) throw new Refusal(400, 'Links are not replaced together with their source');
      return revision(context, current, entity, intent);
    };
  },
};

export default deviation;
