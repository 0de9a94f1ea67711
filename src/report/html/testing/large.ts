/** A synthetic record of the size of a full run: 800 test cases, 3,200 exchanges, 400 clauses, a handful of failures. */
import { createHash } from 'node:crypto';
import { RecordAssembly } from '../../../record/assembly.js';
import { bodyLine } from '../../../record/body.js';
import type { CaseLine, ExchangeLine, PlannedCase, RecordLine } from '../../../record/format.js';
import type { RunRecord } from '../../../record/run-record.js';
import { sampleLines } from '../../../record/testing/sample.js';
import type { Verdict } from '../../../record/verdict.js';
import type { Clause } from '../../../spec/catalogue.js';

const CASES = 800;
const CLAUSES = 400;
const SECTIONS = 40;
const EXCHANGES = 4;

/** One of twenty is not applicable, one of fifty warns, five fail, forty are blocked by one of them; `broken`: all fail. */
export function largeRecord({ broken = false } = {}): RunRecord {
  const assembly = new RecordAssembly();
  for (const line of lines(broken)) assembly.add(line);
  const record = assembly.record(createHash('sha256').update('large').digest('hex'));
  if (record === undefined) throw new Error('the lines hold no header');
  return record;
}

function* lines(broken: boolean): Iterable<RecordLine> {
  const sections = Array.from({ length: SECTIONS }, (_, i) => ({
    document: 'GFD.223',
    section: `${i + 1}`,
    title: `Section about matter ${i + 1}`,
  }));
  const clauses = Array.from({ length: CLAUSES }, (_, i) => clause(i, sections[i % SECTIONS]?.title ?? ''));
  const [first, , , ...rest] = sampleLines();
  if (first?.type !== 'header') throw new Error('the sample has no header');
  yield { ...first, clauses };
  yield { type: 'plan', cases: Array.from({ length: CASES }, (_, i) => planned(i)), rules: [], features: [], sections };
  for (let i = 0; i < CASES; i++) {
    const body = bodyLine(
      Buffer.from(
        `Category: compute; scheme="http://schemas.ogf.org/occi/infrastructure#"; class="kind"\nX-OCCI-Attribute: occi.core.id="${i}"\n`.repeat(
          i % 10 === 0 ? 60 : 4,
        ),
      ),
    );
    yield body;
    for (let step = 1; step <= EXCHANGES; step++) yield exchange(i, step, body.digest);
    yield result(i, broken);
  }
  const footer = rest.find((line) => line.type === 'footer');
  if (footer !== undefined) yield footer;
}

function clause(i: number, heading: string): Clause {
  return {
    id: `http.matter-${i % SECTIONS}.point-${i}`,
    document: 'GFD.223',
    section: `${(i % SECTIONS) + 1}`,
    heading,
    level: (['MUST', 'IMPLIED', 'SHOULD', 'MAY', 'MUST NOT'] as const)[i % 5] ?? 'MUST',
    binding: (['must', 'must', 'should', 'may', 'must'] as const)[i % 5] ?? 'must',
    subject: 'server',
    statement: `A server answers a request about matter ${i} with the rendering that the client asked for, and says so in its Content-Type field.`,
    testability: 'black-box',
    needs: [],
    ...(i % 3 === 0
      ? { interpretation: 'The text names neither status nor field; reading A allows any 2xx, reading B only 200. Both pass.' }
      : {}),
  };
}

function idOf(i: number): string {
  return `http.matter-${i % SECTIONS}.case-${i}@rendering=application/occi+json,kind=compute`;
}

function planned(i: number): PlannedCase {
  return {
    id: idOf(i),
    case: `http.matter-${i % SECTIONS}.case-${i}`,
    title: `Matter ${i} is answered in the rendering asked for`,
    revision: 1,
    kind: 'case',
    document: 'GFD.223',
    section: `${(i % SECTIONS) + 1}`,
    source: `suites/occi-1.2/http/${(i % SECTIONS) + 1}-matter.yaml:${i}`,
    clauses: [i, i + SECTIONS].map((n) => `http.matter-${n % SECTIONS}.point-${n % CLAUSES}`),
    needs: [],
    effect: 'own',
  };
}

function exchange(i: number, step: number, body: string): ExchangeLine {
  return {
    type: 'exchange',
    key: { case: idOf(i), attempt: 1, step: `${step}`, iteration: 0, try: 0 },
    request: {
      method: step === 2 ? 'POST' : 'GET',
      url: `https://cloud.example.org/occi/compute/0f9d6d1c-40b7-4e0e-8b0a-${String(i).padStart(12, '0')}`,
      fields: [
        ['Accept', 'application/occi+json'],
        ['User-Agent', 'occi-conformance/0.1.0 OCCI/1.2'],
      ],
    },
    outcome: {
      kind: 'response',
      version: 'HTTP/1.1',
      status: 200,
      reason: 'OK',
      fields: [
        ['Server', 'Reference/1.0 OCCI/1.2'],
        ['Content-Type', 'application/occi+json'],
        ['Date', 'Sun, 01 Mar 2026 12:00:00 GMT'],
      ],
      body,
      framing: [],
    },
    context: { target: 'entity', effect: 'none', wellFormed: true },
    at: i * 10 + step,
    elapsed: 7,
  };
}

function verdictOf(i: number): Verdict {
  if (i < 5) return 'fail';
  if (i < 45) return 'blocked';
  if (i % 50 === 0) return 'warn';
  return i % 20 === 0 ? 'not-applicable' : 'pass';
}

function result(i: number, broken: boolean): CaseLine {
  const verdict = broken ? 'fail' : verdictOf(i);
  const judged = verdict === 'blocked' || verdict === 'not-applicable' ? [] : planned(i).clauses;
  const cause = { id: 'recipe:infrastructure#compute', text: 'no compute could be created: 500 Internal Server Error' };
  return {
    type: 'case',
    id: idOf(i),
    attempt: 1,
    verdict,
    assertions: judged.map((id, n) => ({
      clauses: [id],
      verdict: n === 0 ? verdict : 'pass',
      expected: `Content-Type application/occi+json and an entity of matter ${i}`,
      got: verdict === 'pass' ? 'Content-Type: application/occi+json' : 'Content-Type: text/html',
      exchange: `${idOf(i)}#1/${n + 1}/0.0`,
      source: '21:9',
    })),
    exchanges: EXCHANGES,
    elapsed: 30,
    ...(verdict === 'blocked' ? { reason: cause.text, cause } : {}),
    ...(verdict === 'not-applicable' ? { reason: 'did not arise' } : {}),
  };
}
