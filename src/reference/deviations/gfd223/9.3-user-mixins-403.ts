/** Mixins of clients are refused with 403. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'user-mixins-403',
  kind: 'variant',
  clause: 'http.methods.qi-post',
  title: 'Mixins of clients are refused with 403',
  conflicts: ['generous', 'minimal', 'user-mixins-405', 'user-mixins-501'],
  target: { ics: { absent: ['user-mixins'] } },
  apply(behaviour) {
    behaviour.queryInterface.refusesUserMixins = 403;
  },
};

export default deviation;
