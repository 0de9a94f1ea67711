/** In text/uri-list the collection of a mixin lists a URL besides at which nothing is. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'absent-member-listed',
  kind: 'mutant',
  clause: 'http.collection.set-of-entities',
  title: 'In text/uri-list the collection of a mixin lists a URL besides at which nothing is',
  apply(behaviour) {
    const { listed } = behaviour.collections;
    behaviour.collections.listed = (context, members) => {
      const all = listed(context, members);
      return context.operation === 'mixin-get' && context.output === 'text/uri-list'
        ? [...all, ...all.slice(0, 1).map((m) => ({ ...m, path: `${m.path}-copy`, id: behaviour.offering.newId(context) }))]
        : all;
    };
  },
};

export default deviation;
