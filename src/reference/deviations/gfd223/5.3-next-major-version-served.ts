/** OCCI/2.0 is served, only what is higher still is refused. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'next-major-version-served',
  kind: 'mutant',
  clause: 'http.versioning.higher-version-rejected',
  title: 'OCCI/2.0 is served, only what is higher still is refused',
  apply(behaviour) {
    behaviour.protocol.isVersionTooHigh = (context) => (behaviour.protocol.clientVersion(context)?.[0] ?? 0) > 2;
  },
} satisfies Deviation;
