/** A client that does not tell its OCCI version is refused with 403. */
import { fieldValue } from '../../../message.js';
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

export default {
  id: 'version-required',
  kind: 'mutant',
  clause: 'http.request.user-agent',
  title: 'A client that does not tell its OCCI version is refused with 403',
  apply(behaviour) {
    const { isVersionTooHigh } = behaviour.protocol;
    behaviour.protocol.isVersionTooHigh = (context) => {
      const agent = fieldValue(context.request.fields, 'User-Agent');
      if (agent !== undefined && behaviour.protocol.clientVersion(context) === undefined) throw new Refusal(403, 'Which version of OCCI?');
      return isVersionTooHigh(context);
    };
  },
} satisfies Deviation;
