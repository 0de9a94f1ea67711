/** A higher OCCI version is refused with 505. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'higher-version-505',
  kind: 'mutant',
  clause: 'http.versioning.higher-version-501',
  title: 'A higher OCCI version is refused with 505',
  apply(behaviour) {
    behaviour.protocol.versionTooHighStatus = 505;
  },
} satisfies Deviation;
