/** The kinds compute and network have an attribute of the provider. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'extra-attribute',
  kind: 'variant',
  clause: 'http.qi-get.collection',
  title: 'The kinds compute and network have an attribute of the provider',
  apply(behaviour) {
    for (const c of behaviour.offering.categories) {
      if (c.class !== 'kind' || (c.term !== 'compute' && c.term !== 'network')) continue;
      c.attributes.push({ name: 'org.example.zone', type: 'string', mutable: true, required: false, default: 'a' });
    }
  },
};

export default deviation;
