/** There is a provider mixin for any kind, without attributes. */

import { category, PROVIDER_BASE } from '../../site/provider.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'extra-mixin',
  kind: 'variant',
  clause: 'http.qi-get.collection',
  title: 'There is a provider mixin for any kind, without attributes',
  apply(behaviour) {
    behaviour.offering.categories.push(
      category({ class: 'mixin', term: '9lives', scheme: `${PROVIDER_BASE}labels#`, title: 'Comes back', location: '/labels/9lives/' }),
    );
  },
};

export default deviation;
