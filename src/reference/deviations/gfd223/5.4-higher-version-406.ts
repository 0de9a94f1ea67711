/** What is not implemented is not acceptable. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'higher-version-406',
  kind: 'mutant',
  clause: 'http.status.501-not-implemented',
  title: 'What is not implemented is not acceptable',
  apply(behaviour) {
    behaviour.protocol.versionTooHighStatus = 406;
  },
} satisfies Deviation;
