/** There is a kind of Platform. */

import { OGF_BASE } from '../../../occi/model.js';
import { category } from '../../site/provider.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'platform-offered',
  kind: 'variant',
  clause: 'http.conformance.platform',
  title: 'There is a kind of Platform',
  apply(behaviour) {
    behaviour.offering.categories.push(
      category({
        class: 'kind',
        term: 'component',
        scheme: `${OGF_BASE}platform#`,
        title: 'Component of an application',
        attributes: [
          { name: 'occi.component.state', type: 'string', mutable: false, required: false },
          { name: 'occi.component.state.message', type: 'string', mutable: false, required: false },
        ],
        location: '/platform/components/',
        parent: `${OGF_BASE}core#resource`,
      }),
    );
  },
};

export default deviation;
