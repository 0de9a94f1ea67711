/** A clause of the suite's own: each response is well-formed HTTP (RFC 7230). What could be read around is charged here alone. */
import type { PlannedRule, RuleLine } from '../../record/format.js';
import { rollUp, type Verdict } from '../../record/verdict.js';
import type { Clause } from '../../spec/catalogue.js';
import type { Exchange } from '../interpretation/exchange.js';

export const TRANSPORT_CLAUSE: Clause = {
  id: 'transport.message-syntax',
  document: 'RFC 7230',
  section: '3',
  heading: 'Message Format',
  level: 'MUST',
  binding: 'must',
  subject: 'server',
  statement: 'Each response is a message whose start line, fields and length are as HTTP/1.1 has them.',
  testability: 'black-box',
  needs: [],
};

export const TRANSPORT_RULE: PlannedRule = {
  id: 'transport.every-response',
  title: 'Each response is well-formed HTTP',
  revision: 1,
  document: TRANSPORT_CLAUSE.document,
  section: TRANSPORT_CLAUSE.section,
  source: 'built in',
  clauses: [TRANSPORT_CLAUSE.id],
};

/** One verdict over all exchanges: faults that a tolerant reader got over, and answers that even it could not read. */
export function judgeTransport(exchanges: readonly Exchange[]): RuleLine {
  const judged = exchanges.flatMap((exchange) => {
    const fault = faultOf(exchange);
    return fault === undefined ? [] : [{ exchange, ...fault }];
  });
  const verdict = rollUp(judged.map((j) => j.verdict));
  const speaker = judged.find((j) => j.verdict === verdict);
  const count = judged.filter((j) => j.verdict === verdict).length;
  return {
    type: 'rule',
    id: TRANSPORT_RULE.id,
    verdict,
    subjects: judged.length,
    assertions: [
      {
        clauses: [TRANSPORT_CLAUSE.id],
        verdict,
        expected: 'a response that is well-formed HTTP',
        got: speaker?.got ?? 'no response',
        ...(speaker === undefined ? { remark: 'there was no response at all' } : { exchange: speaker.exchange.text }),
        count,
      },
    ],
  };
}

/** Undefined where there was nothing to judge: no connection, a time-out, a limit of ours. */
function faultOf({ outcome }: Exchange): { verdict: Verdict; got: string } | undefined {
  if (outcome.kind === 'malformed') return { verdict: 'fail', got: outcome.detail };
  if (outcome.kind !== 'response') return undefined;
  const first = outcome.framing[0];
  return first === undefined ? { verdict: 'pass', got: 'well-formed' } : { verdict: 'fail', got: `${first.code}: ${first.detail}` };
}
