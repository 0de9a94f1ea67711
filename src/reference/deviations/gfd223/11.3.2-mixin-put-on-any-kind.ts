/** A mixin is associated with instances of kinds to which it does not apply. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'mixin-put-on-any-kind',
  kind: 'mutant',
  clause: 'http.associate.invalid-rejected',
  title: 'A mixin is associated with instances of kinds to which it does not apply',
  apply(behaviour) {
    const { fits } = behaviour.mixins;
    behaviour.mixins.fits = (context, mixin, kind) => context.operation === 'mixin-post' || fits(context, mixin, kind);
  },
};

export default deviation;
