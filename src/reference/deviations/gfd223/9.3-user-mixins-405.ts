/** Mixins of clients are refused with 405. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'user-mixins-405',
  kind: 'variant',
  clause: 'http.methods.qi-post',
  title: 'Mixins of clients are refused with 405',
  conflicts: ['generous', 'minimal', 'user-mixins-403', 'user-mixins-501'],
  target: { ics: { absent: ['user-mixins'] } },
  apply(behaviour) {
    behaviour.queryInterface.refusesUserMixins = 405;
  },
};

export default deviation;
