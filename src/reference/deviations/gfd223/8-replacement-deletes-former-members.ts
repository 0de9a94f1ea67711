/** PUT on the location of a mixin deletes the instances that it no longer names. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replacement-deletes-former-members',
  kind: 'mutant',
  clause: 'http.methods.mixin-put',
  title: 'PUT on the location of a mixin deletes the instances that it no longer names',
  apply(behaviour) {
    behaviour.mixins.replace = (context, mixin, entities) => {
      const paths = entities.map((e) => e.path);
      const gone = behaviour.collections.mixinMembers(context, mixin).filter((m) => !paths.includes(m.path));
      behaviour.collections.removeAll(context, gone);
      behaviour.mixins.associate(context, mixin, entities);
    };
  },
};

export default deviation;
