/** Clients of any OCCI version are served. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'higher-version-served',
  kind: 'mutant',
  clause: 'http.versioning.higher-version-rejected',
  title: 'Clients of any OCCI version are served',
  apply(behaviour) {
    behaviour.protocol.isVersionTooHigh = () => false;
  },
} satisfies Deviation;
