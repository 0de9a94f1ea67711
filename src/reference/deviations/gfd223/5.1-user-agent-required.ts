/** A request without User-Agent is a bad request. */
import { fieldValue } from '../../../message.js';
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

export default {
  id: 'user-agent-required',
  kind: 'mutant',
  clause: 'http.request.user-agent',
  title: 'A request without User-Agent is a bad request',
  apply(behaviour) {
    const { isVersionTooHigh } = behaviour.protocol;
    behaviour.protocol.isVersionTooHigh = (context) => {
      if (fieldValue(context.request.fields, 'User-Agent') === undefined) throw new Refusal(400, 'User-Agent is missing');
      return isVersionTooHigh(context);
    };
  },
} satisfies Deviation;
