/** Attributes and links of an instance come in another order. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'attributes-in-reverse-order',
  kind: 'variant',
  clause: 'http.entity.rendering-docs',
  title: 'Attributes and links of an instance come in another order',
  apply(behaviour) {
    const { attributes, links, actions } = behaviour.rendering;
    behaviour.rendering.attributes = (context, entity) => new Map([...attributes(context, entity)].reverse());
    behaviour.rendering.links = (context, entity) => links(context, entity).reverse();
    behaviour.rendering.actions = (context, entity) => actions(context, entity).reverse();
  },
};

export default deviation;
