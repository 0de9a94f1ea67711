/** A partial update without payload is taken for one that describes an instance without summary. */
import { SUMMARY } from '../../world.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-with-nothing-takes-summary-away',
  kind: 'mutant',
  clause: 'http.partial-update.invalid-rejected',
  title: 'A partial update without payload is taken for one that describes an instance without summary',
  apply(behaviour) {
    const { payload } = behaviour.requests;
    const { updated } = behaviour.attributes;
    behaviour.requests.payload = (context) => {
      const read = payload(context);
      if (context.operation !== 'entity-post' || read.kind !== 'none') return read;
      return { kind: 'entity', entity: { kind: undefined, mixins: [], attributes: new Map(), links: [], actions: [] } };
    };
    behaviour.attributes.updated = (context, shape, current, given) => {
      const values = updated(context, shape, current, given);
      if (context.operation === 'entity-post' && given.size === 0) values.delete(SUMMARY);
      return values;
    };
  },
};

export default deviation;
