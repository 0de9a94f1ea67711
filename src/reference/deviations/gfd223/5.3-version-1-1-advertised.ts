/** The server says OCCI/1.1. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'version-1-1-advertised',
  kind: 'mutant',
  clause: 'http.versioning.string-1-2-server',
  title: 'The server says OCCI/1.1',
  apply(behaviour) {
    behaviour.protocol.serverField = () => 'occi-reference/1.0 OCCI/1.1';
  },
} satisfies Deviation;
