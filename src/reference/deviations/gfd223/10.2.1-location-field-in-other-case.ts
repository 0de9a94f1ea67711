/** Location writes scheme and host in another case. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'location-field-in-other-case',
  kind: 'variant',
  clause: 'http.put-create.created-location',
  title: 'Location writes scheme and host in another case',
  conflicts: ['location-field-is-a-path'],
  apply(behaviour) {
    behaviour.protocol.hostName = 'localhost';
    behaviour.protocol.locationField = (context, path) => context.site.origin.replace('http://localhost', 'HTTP://LocalHost') + path;
  },
};

export default deviation;
