/** A mixin that is removed is still shown by its instances. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'removed-mixin-stays-on-instances',
  kind: 'mutant',
  clause: 'http.methods.qi-delete',
  title: 'A mixin that is removed is still shown by its instances',
  apply(behaviour) {
    behaviour.queryInterface.dissolve = () => undefined;
  },
};

export default deviation;
