/** A write by a client of a higher version is refused with 400. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'higher-version-400-on-writes',
  kind: 'mutant',
  clause: 'http.versioning.higher-version-501',
  title: 'A write by a client of a higher version is refused with 400',
  apply(behaviour) {
    behaviour.protocol.versionTooHighStatus = (context) => (context.request.method === 'GET' ? 501 : 400);
  },
} satisfies Deviation;
