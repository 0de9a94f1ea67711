/** The location of the last mixin has a blank in it. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'last-location-with-blank',
  kind: 'mutant',
  clause: 'http.location.rendered-form',
  title: 'The location of the last mixin has a blank in it',
  apply(behaviour) {
    const last = behaviour.offering.categories.filter((c) => c.class === 'mixin').at(-1);
    if (last !== undefined) last.location = '/mixins/very critical/';
  },
};

export default deviation;
