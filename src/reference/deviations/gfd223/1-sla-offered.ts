/** There is a kind of Service Level Agreements. */

import { OGF_BASE } from '../../../occi/model.js';
import { category } from '../../site/provider.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'sla-offered',
  kind: 'variant',
  clause: 'http.conformance.sla',
  title: 'There is a kind of Service Level Agreements',
  apply(behaviour) {
    behaviour.offering.categories.push(
      category({
        class: 'kind',
        term: 'agreement',
        scheme: `${OGF_BASE}sla#`,
        title: 'Service level agreement',
        attributes: [{ name: 'occi.agreement.state', type: 'string', mutable: false, required: false }],
        location: '/sla/agreements/',
        parent: `${OGF_BASE}core#resource`,
      }),
    );
  },
};

export default deviation;
