/** Instance URLs do not start with the location of their kind. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'instances-outside-locations',
  kind: 'variant',
  clause: 'http.entity.single-url',
  title: 'Instance URLs do not start with the location of their kind',
  apply(behaviour) {
    behaviour.offering.pathFor = (_context, _kind, id) => `${behaviour.protocol.basePath}instances/${id.replace('urn:uuid:', '')}`;
  },
};

export default deviation;
