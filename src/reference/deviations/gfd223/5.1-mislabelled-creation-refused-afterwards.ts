/** A creation whose Content-Type is wrong is refused, after it has taken place. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

export default {
  id: 'mislabelled-creation-refused-afterwards',
  kind: 'mutant',
  clause: 'http.request.content-type-obeyed',
  title: 'A creation whose Content-Type is wrong is refused, after it has taken place',
  apply(behaviour) {
    const { inputRendering } = behaviour.negotiation;
    const { createStatus } = behaviour.collections;
    const isText = (body: Uint8Array): boolean => Buffer.from(body).toString().startsWith('Category:');
    behaviour.negotiation.inputRendering = (context) => {
      const named = inputRendering(context);
      return named === 'application/occi+json' && isText(context.request.body) ? 'text/plain' : named;
    };
    behaviour.collections.createStatus = (context) =>
      context.input === 'text/plain' && inputRendering(context) !== 'text/plain' ? 400 : choose(createStatus, context);
  },
} satisfies Deviation;
