/** A 405 of a collection does not say which methods are allowed. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'allow-missing-on-kinds',
  kind: 'mutant',
  clause: 'http.status.rfc-semantics',
  title: 'A 405 of a collection does not say which methods are allowed',
  apply(behaviour) {
    const { allowField } = behaviour.protocol;
    behaviour.protocol.allowField = (context, methods) => (context.target.kind === 'kind' ? undefined : allowField(context, methods));
  },
} satisfies Deviation;
