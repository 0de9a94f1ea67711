/** Requests of OCCI 1.1 clients are bad requests. */

import { type Context, choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'older-version-400',
  kind: 'mutant',
  clause: 'http.conformance.backward-compatible',
  title: 'Requests of OCCI 1.1 clients are bad requests',
  apply(behaviour) {
    const { protocol } = behaviour;
    const { isVersionTooHigh, versionTooHighStatus } = protocol;
    const isOlder = (context: Context): boolean => {
      const [major, minor] = protocol.clientVersion(context) ?? [1, 2];
      return major < 1 || (major === 1 && minor < 2);
    };
    protocol.isVersionTooHigh = (context) => isVersionTooHigh(context) || isOlder(context);
    protocol.versionTooHighStatus = (context) => (isOlder(context) ? 400 : choose(versionTooHighStatus, context));
  },
};

export default deviation;
