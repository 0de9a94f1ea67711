/** The most that a conformant server has. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'generous',
  kind: 'variant',
  clause: 'http.conformance.http',
  title: 'Everything is offered: 201 with Location wherever it may be, 204 on DELETE, answers that show all they may',
  conflicts: [
    'batch-201',
    'batch-refused',
    'collection-delete-200',
    'create-200',
    'create-200-listing',
    'create-201-without-body',
    'delete-200',
    'filters-ignored',
    'minimal',
    'put-create-200',
    'put-create-refused',
    'replace-201',
    'unbound-paths-404',
    'update-201',
    'user-mixins-403',
    'user-mixins-405',
    'user-mixins-501',
    'well-known-missing',
    'well-known-redirects',
  ],
  apply(behaviour) {
    const { collections, entities, queryInterface } = behaviour;
    collections.createStatus = 201;
    collections.batchStatus = 201;
    collections.deleteStatus = 204;
    entities.putCreateStatus = 201;
    entities.replaceStatus = 201;
    entities.updateStatus = 201;
    entities.deleteStatus = 204;
    queryInterface.removed = (_context, categories) => categories;
    behaviour.pagination.maximum = Number.MAX_SAFE_INTEGER;
  },
};

export default deviation;
