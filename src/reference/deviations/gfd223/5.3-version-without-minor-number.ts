/** The version is given as OCCI/1. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'version-without-minor-number',
  kind: 'mutant',
  clause: 'http.versioning.format',
  title: 'The version is given as OCCI/1',
  apply(behaviour) {
    behaviour.protocol.serverField = () => 'occi-reference/1.0 OCCI/1';
  },
} satisfies Deviation;
