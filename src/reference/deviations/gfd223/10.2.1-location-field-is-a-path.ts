/** Location is a path, without scheme and authority. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'location-field-is-a-path',
  kind: 'variant',
  clause: 'http.put-create.created-location',
  title: 'Location is a path, without scheme and authority',
  conflicts: ['location-field-in-other-case'],
  apply(behaviour) {
    behaviour.protocol.locationField = (_context, path) => path;
  },
};

export default deviation;
