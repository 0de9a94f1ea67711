/** JSON that is labelled text/plain is read as JSON. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'json-sniffed',
  kind: 'mutant',
  clause: 'http.request.content-type-obeyed',
  title: 'JSON that is labelled text/plain is read as JSON',
  apply(behaviour) {
    const { inputRendering } = behaviour.negotiation;
    behaviour.negotiation.inputRendering = (context) => {
      const named = inputRendering(context);
      const first = Buffer.from(context.request.body).toString().trimStart()[0];
      return named === 'text/plain' && first === '{' ? 'application/occi+json' : named;
    };
  },
} satisfies Deviation;
