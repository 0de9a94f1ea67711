/** Deletion of a link is answered with 202. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'delete-of-links-202',
  kind: 'mutant',
  clause: 'http.entity-delete.status',
  title: 'Deletion of a link is answered with 202',
  apply(behaviour) {
    const { deleteStatus } = behaviour.entities;
    behaviour.entities.deleteStatus = (context) => {
      const { target, site } = context;
      return target.kind === 'entity' && site.isLinkKind(target.entity.kind) ? 202 : choose(deleteStatus, context);
    };
  },
};

export default deviation;
