/** A path above collections lists their URLs besides the instances, as in OCCI 1.1. */

import type { Entity } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

/** Text lists URLs and no entities. */
const NOTHING: Entity = { kind: undefined, mixins: [], attributes: new Map(), links: [], actions: [] };

const deviation: Deviation = {
  id: 'unbound-paths-list-collections',
  kind: 'variant',
  clause: 'http.paths.unbound-union',
  title: 'A path above collections lists their URLs besides the instances, as in OCCI 1.1',
  apply(behaviour) {
    const { writeCollection, url } = behaviour.rendering;
    behaviour.rendering.writeCollection = (context, members, of) => {
      if (context.target.kind !== 'unbound' || context.output === 'application/occi+json') return writeCollection(context, members, of);
      const collections = context.target.below.map((c) => ({ location: url(context, c.location ?? '', 'collection'), entity: NOTHING }));
      return writeCollection(context, [...members, ...collections], of);
    };
  },
};

export default deviation;
