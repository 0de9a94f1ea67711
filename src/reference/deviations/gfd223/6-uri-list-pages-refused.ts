/** Pages in text/uri-list are refused. */

import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'uri-list-pages-refused',
  kind: 'mutant',
  clause: 'http.pagination.get-verb',
  title: 'Pages in text/uri-list are refused',
  apply(behaviour) {
    const { requested } = behaviour.pagination;
    behaviour.pagination.requested = (context) => {
      const page = requested(context);
      if (page !== undefined && context.output === 'text/uri-list') throw new Refusal(406, 'Pages do not come in text/uri-list');
      return page;
    };
  },
};

export default deviation;
