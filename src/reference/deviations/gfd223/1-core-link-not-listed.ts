/** Discovery leaves out the kind of Link. */

import { categoryId } from '../../../occi/model.js';
import { CORE_LINK } from '../../site/site.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'core-link-not-listed',
  kind: 'mutant',
  clause: 'http.conformance.core',
  title: 'Discovery leaves out the kind of Link',
  apply(behaviour) {
    const { categories } = behaviour.queryInterface;
    behaviour.queryInterface.categories = (context) => categories(context).filter((c) => categoryId(c) !== CORE_LINK);
  },
};

export default deviation;
