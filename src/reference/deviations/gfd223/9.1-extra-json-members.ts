/** JSON objects have members beyond those of the specification. */
import type { Deviation } from '../deviation.js';
import { mapObjects, withJson } from '../json-body.js';

const deviation: Deviation = {
  id: 'extra-json-members',
  kind: 'variant',
  clause: 'http.qi.rendering-docs',
  title: 'JSON objects have members beyond those of the specification',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, rendered, content) =>
      withJson(finish(context, rendered, content), (value) =>
        mapObjects(value, (object) => ('kind' in object || 'term' in object ? { ...object, 'org.example.note': 'hello' } : object)),
      );
  },
};

export default deviation;
