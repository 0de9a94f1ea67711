/** The provider has kinds of its own and none of Infrastructure. */

import { OGF_BASE } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const INFRASTRUCTURE = `${OGF_BASE}infrastructure`;

const deviation: Deviation = {
  id: 'no-infrastructure',
  kind: 'mutant',
  clause: 'http.conformance.infrastructure',
  title: 'The provider has kinds of its own and none of Infrastructure',
  apply(behaviour) {
    const { offering } = behaviour;
    offering.categories = offering.categories.filter(
      (c) => !c.scheme.startsWith(INFRASTRUCTURE) && !c.applies.some((kind) => kind.startsWith(INFRASTRUCTURE)),
    );
  },
};

export default deviation;
