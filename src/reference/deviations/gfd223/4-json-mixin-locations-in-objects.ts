/** In JSON the location of a mixin is an object with a member href. */

import type { Deviation } from '../deviation.js';
import { mapObjects, withJson } from '../json-body.js';

const deviation: Deviation = {
  id: 'json-mixin-locations-in-objects',
  kind: 'mutant',
  clause: 'http.location.rendered-form',
  title: 'In JSON the location of a mixin is an object with a member href',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, rendered, content) =>
      withJson(finish(context, rendered, content), (value) =>
        mapObjects(value, (object) =>
          typeof object.location === 'string' && Array.isArray(object.applies)
            ? { ...object, location: { href: object.location } }
            : object,
        ),
      );
  },
};

export default deviation;
