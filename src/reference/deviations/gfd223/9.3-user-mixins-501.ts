/** Mixins of clients are refused with 501. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'user-mixins-501',
  kind: 'variant',
  clause: 'http.methods.qi-post',
  title: 'Mixins of clients are refused with 501',
  conflicts: ['generous', 'minimal', 'user-mixins-403', 'user-mixins-405'],
  target: { ics: { absent: ['user-mixins'] } },
  apply(behaviour) {
    behaviour.queryInterface.refusesUserMixins = 501;
  },
};

export default deviation;
