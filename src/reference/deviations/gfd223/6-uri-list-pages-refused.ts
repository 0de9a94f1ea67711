/** Pages with members are refused in text/uri-list. */

import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'uri-list-pages-refused',
  kind: 'mutant',
  clause: 'http.pagination.get-verb',
  title: 'Pages with members are refused in text/uri-list',
  apply(behaviour) {
    const { slice } = behaviour.pagination;
    behaviour.pagination.slice = (context, members, page) => {
      const part = slice(context, members, page);
      if (part.length > 0 && context.output === 'text/uri-list') throw new Refusal(406, 'Members do not come by pages in text/uri-list');
      return part;
    };
  },
};

export default deviation;
