/** Members of JSON objects come in another order. */
import type { Deviation } from '../deviation.js';
import { mapObjects, withJson } from '../json-body.js';

const deviation: Deviation = {
  id: 'json-members-in-reverse-order',
  kind: 'variant',
  clause: 'http.qi.rendering-docs',
  title: 'Members of JSON objects come in another order',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, rendered, content) =>
      withJson(finish(context, rendered, content), (value) =>
        mapObjects(value, (object) => Object.fromEntries(Object.entries(object).reverse())),
      );
  },
};

export default deviation;
