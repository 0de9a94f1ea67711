/** A payload is read as what it looks like, whatever Content-Type says. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'payload-sniffed',
  kind: 'mutant',
  clause: 'http.request.content-type-obeyed',
  title: 'A payload is read as what it looks like, whatever Content-Type says',
  apply(behaviour) {
    const { inputRendering } = behaviour.negotiation;
    behaviour.negotiation.inputRendering = (context) => {
      const text = Buffer.from(context.request.body).toString().trimStart();
      if (text.startsWith('Category:')) return 'text/plain';
      return text.startsWith('{') ? 'application/occi+json' : inputRendering(context);
    };
  },
} satisfies Deviation;
