/** Clients that do not tell their version are told that it is not implemented. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'silent-client-refused',
  kind: 'mutant',
  clause: 'http.versioning.higher-version-rejected',
  title: 'Clients that do not tell their version are told that it is not implemented',
  apply(behaviour) {
    const { isVersionTooHigh } = behaviour.protocol;
    behaviour.protocol.isVersionTooHigh = (context) => isVersionTooHigh(context) || behaviour.protocol.clientVersion(context) === undefined;
  },
};

export default deviation;
