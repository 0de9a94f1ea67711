/** A server that means harm: it speaks OCCI well enough to be tested, and puts an attack wherever text of its own goes. */
import type { Deviation } from '../../../reference/deviations/deviation.js';
import { ATTACKS } from './hostile.js';

/** What node lets through in a field: no control characters, nothing beyond latin-1. */
const FIELD_ATTACKS = ATTACKS.map((attack) => attack.replace(/[^\x20-\x7e]/g, '')).filter((attack) => attack !== '');

export const HOSTILE_TARGET: Deviation = {
  id: 'hostile-target',
  kind: 'mutant',
  clause: 'http.versioning.server-header',
  title: 'Every text of the server is an attack on whoever reads it',
  apply({ protocol, rendering, entities }) {
    let turn = 0;
    const next = (attacks: readonly string[]) => attacks[turn++ % attacks.length] ?? '';
    protocol.serverField = () => next(FIELD_ATTACKS);
    protocol.reason = () => '<script>alert(8)</script>';
    protocol.errorMessage = () => ATTACKS.join('\r\n');
    protocol.errorType = 'text/html';
    const { arrangeFields } = protocol;
    protocol.arrangeFields = (answer, fields) => [...arrangeFields(answer, fields), ['X-Attack', next(FIELD_ATTACKS)]];
    const { finish } = rendering;
    // Reads of instances are no OCCI at all, so that what cannot be read shows up too; discovery has to be read for a run to go on.
    rendering.finish = (context, rendered, content) => {
      const finished = finish(context, rendered, content);
      const spoilt = context.request.method === 'GET' && content.kind === 'entity';
      return spoilt ? { ...finished, body: `${ATTACKS.join('\n')}\n${finished.body}` } : finished;
    };
    entities.deleteStatus = 202;
  },
};
