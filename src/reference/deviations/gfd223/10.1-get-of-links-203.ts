/** GET on a link is answered with 203. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'get-of-links-203',
  kind: 'mutant',
  clause: 'http.entity-get.status',
  title: 'GET on a link is answered with 203',
  apply(behaviour) {
    behaviour.entities.getStatus = (context) =>
      context.target.kind === 'entity' && context.site.isLinkKind(context.target.entity.kind) ? 203 : 200;
  },
};

export default deviation;
