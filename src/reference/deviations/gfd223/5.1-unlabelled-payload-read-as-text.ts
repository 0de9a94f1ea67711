/** A payload without Content-Type is read as text/plain. */

import { fieldValue } from '../../../message.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unlabelled-payload-read-as-text',
  kind: 'variant',
  clause: 'http.request.content-type-obeyed',
  title: 'A payload without Content-Type is read as text/plain',
  apply(behaviour) {
    const { inputRendering } = behaviour.negotiation;
    behaviour.negotiation.inputRendering = (context) =>
      fieldValue(context.request.fields, 'Content-Type') === undefined ? 'text/plain' : inputRendering(context);
  },
};

export default deviation;
