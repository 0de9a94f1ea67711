/** A collection in text/uri-list names its last member twice. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'last-member-twice-in-uri-list',
  kind: 'mutant',
  clause: 'http.entity.single-url',
  title: 'A collection in text/uri-list names its last member twice',
  apply(behaviour) {
    const { memberOrder } = behaviour.rendering;
    behaviour.rendering.memberOrder = (context, entities) => {
      const ordered = memberOrder(context, entities);
      return context.output === 'text/uri-list' ? [...ordered, ...ordered.slice(-1)] : ordered;
    };
  },
};

export default deviation;
