/** The least that a conformant server has. */

import { type Category, categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

/** Whether one of the kinds, and not only a mixin, defines the action. */
function isOfKind(action: Category, all: readonly Category[]): boolean {
  return all.some((c) => c.class === 'kind' && c.actions.includes(categoryId(action)));
}

const deviation: Deviation = {
  id: 'minimal',
  kind: 'variant',
  clause: 'http.conformance.http',
  title: 'Everything that may be left out is left out, and where 200 or 201 is free it is 200',
  conflicts: [
    'batch-201',
    'batch-refused',
    'create-200',
    'create-200-listing',
    'create-201-without-body',
    'generous',
    'put-create-200',
    'put-create-refused',
    'replace-201',
    'update-201',
    'user-mixins-403',
    'user-mixins-405',
    'user-mixins-501',
    'well-known-missing',
    'well-known-redirects',
  ],
  target: {
    ics: {
      absent: ['batch-create', 'entity-filtering', 'filtering', 'pagination', 'put-create', 'unbound-path', 'user-mixins', 'well-known'],
    },
  },
  apply(behaviour) {
    const { offering, queryInterface, pagination, filtering, collections, entities } = behaviour;
    offering.categories = offering.categories.filter((c, _i, all) => c.class === 'kind' || (c.class === 'action' && isOfKind(c, all)));
    offering.unboundPaths = false;
    queryInterface.refusesUserMixins = 405;
    queryInterface.wellKnown = undefined;
    pagination.isOffered = false;
    filtering.isOffered = false;
    collections.batchOffered = false;
    collections.createStatus = 200;
    entities.acceptsPath = () => false;
    entities.pathRefusedStatus = 403;
    entities.replaceStatus = 200;
    entities.updateStatus = 200;
    entities.deleteStatus = 200;
    collections.deleteStatus = 200;
  },
};

export default deviation;
