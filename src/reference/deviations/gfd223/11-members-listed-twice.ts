/** In text/uri-list the collection of a mixin lists each member twice. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'members-listed-twice',
  kind: 'mutant',
  clause: 'http.collection.set-of-entities',
  title: 'In text/uri-list the collection of a mixin lists each member twice',
  apply(behaviour) {
    const { listed } = behaviour.collections;
    behaviour.collections.listed = (context, members) => {
      const once = listed(context, members);
      return context.operation === 'mixin-get' && context.output === 'text/uri-list' ? [...once, ...once] : once;
    };
  },
};

export default deviation;
