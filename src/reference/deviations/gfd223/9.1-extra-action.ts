/** The kind compute has an action of the provider besides those of the specification. */

import { category, PROVIDER_BASE } from '../../site/provider.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'extra-action',
  kind: 'variant',
  clause: 'http.qi-get.collection',
  title: 'The kind compute has an action of the provider besides those of the specification',
  apply(behaviour) {
    const scheme = `${PROVIDER_BASE}compute/action#`;
    behaviour.offering.categories.push(category({ class: 'action', term: 'migrate', scheme, title: 'Move to another host' }));
    behaviour.offering.categories.find((c) => c.term === 'compute' && c.class === 'kind')?.actions.push(`${scheme}migrate`);
  },
};

export default deviation;
