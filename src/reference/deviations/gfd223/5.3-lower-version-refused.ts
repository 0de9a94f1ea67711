/** Clients of OCCI/1.1 are told that their version is not implemented. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'lower-version-refused',
  kind: 'mutant',
  clause: 'http.versioning.higher-version-rejected',
  title: 'Clients of OCCI/1.1 are told that their version is not implemented',
  apply(behaviour) {
    const { isVersionTooHigh } = behaviour.protocol;
    behaviour.protocol.isVersionTooHigh = (context) => {
      const [major, minor] = behaviour.protocol.clientVersion(context) ?? [1, 2];
      return isVersionTooHigh(context) || (major === 1 && minor < 2);
    };
  },
} satisfies Deviation;
