/** Clients of OCCI 1.1 are told 501 like those of a higher version. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'older-version-501',
  kind: 'mutant',
  clause: 'http.conformance.backward-compatible',
  title: 'Clients of OCCI 1.1 are told 501 like those of a higher version',
  apply(behaviour) {
    const { protocol } = behaviour;
    const { isVersionTooHigh } = protocol;
    protocol.isVersionTooHigh = (context) => {
      const [major, minor] = protocol.clientVersion(context) ?? [1, 2];
      return isVersionTooHigh(context) || major < 1 || minor < 2;
    };
  },
};

export default deviation;
