/** There is a kind of which this suite has never heard. */

import { category, PROVIDER_BASE } from '../../site/provider.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'extra-kind',
  kind: 'variant',
  clause: 'http.qi-get.collection',
  title: 'There is a kind of which this suite has never heard',
  apply(behaviour) {
    behaviour.offering.categories.push(
      category({
        class: 'kind',
        term: 'Printer_2.0',
        scheme: `${PROVIDER_BASE}office#`,
        title: 'A printer, "fast"; and cheap',
        attributes: [{ name: 'org.example.printer.colour', type: 'boolean', mutable: true, required: false, default: false }],
        location: '/office/printers/',
        parent: 'http://schemas.ogf.org/occi/core#resource',
      }),
    );
  },
};

export default deviation;
