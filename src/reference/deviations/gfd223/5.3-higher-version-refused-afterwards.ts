/** A creation by a client of a higher version is refused, after it has taken place. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

export default {
  id: 'higher-version-refused-afterwards',
  kind: 'mutant',
  clause: 'http.versioning.higher-version-rejected',
  title: 'A creation by a client of a higher version is refused, after it has taken place',
  apply(behaviour) {
    const { isVersionTooHigh } = behaviour.protocol;
    const { createStatus } = behaviour.collections;
    behaviour.protocol.isVersionTooHigh = (context) => context.request.method !== 'POST' && isVersionTooHigh(context);
    behaviour.collections.createStatus = (context) => (isVersionTooHigh(context) ? 501 : choose(createStatus, context));
  },
} satisfies Deviation;
