/** A mixin that is there already, and different, is an internal error. */
import { categoryId } from '../../../occi/model.js';
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'redefined-mixin-500',
  kind: 'mutant',
  clause: 'http.status.409-conflict',
  title: 'A mixin that is there already, and different, is an internal error',
  apply(behaviour) {
    const { conflictStatus } = behaviour.queryInterface;
    behaviour.queryInterface.conflictStatus = (context) =>
      behaviour.queryInterface.sent(context).some((category) => context.world.mixins.has(categoryId(category)))
        ? 500
        : choose(conflictStatus, context);
  },
};

export default deviation;
