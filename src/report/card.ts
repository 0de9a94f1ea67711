/** The card of a failure: the same few lines in the terminal, in HTML, in JUnit and in Markdown. */
import { bodyBytes } from '../record/body.js';
import type { Assertion, CaseLine, ExchangeLine, PlannedCase } from '../record/format.js';
import type { RunRecord } from '../record/run-record.js';
import type { RunSummary } from '../record/summary.js';
import type { Verdict } from '../record/verdict.js';
import type { Level } from '../spec/catalogue.js';
import { curlCommand } from './curl.js';
import { plainText, shortened } from './plain-text.js';

/** What a card says; texts are as recorded, and each format makes them fit for its place. */
export interface Card {
  verdict: Verdict;
  /** Absent when the clause is not in the record. */
  level?: Level;
  document?: string;
  section?: string;
  /** Id of the clause; of the test case for a card without clause. */
  id: string;
  /** What the clause asks, or the title of the test case. */
  statement: string;
  /** The reading decided on, when the text of the clause is disputed. */
  interpretation?: string;
  expected?: string;
  got?: string;
  /** Remark or reason. */
  because?: string;
  /** A usual cause that the failure looks like. */
  hint?: string;
  /** Id of the test case or rule that says so. */
  decidedBy: string;
  /** Test case of the deciding exchange: of a rule it may be any. */
  source: string;
  /** Step of the deciding exchange, e.g. `2`, `3.1`, `given.vm.create`. */
  step?: string;
  /** Steps of the test case, as far as the record shows them. */
  steps?: number;
  /** Further exchanges of which the same is true. */
  more: number;
  /** curl command. */
  repeat?: string;
}

/** What cards are made from: a record, or as much of it as there is while the run goes on. */
export type CardSource = Pick<RunRecord, 'header' | 'exchanges' | 'bodies'>;

/** Longest expected, got or reason on a card, in characters. */
const LIMIT = 400;

/** The card of one assertion; `source` is the id of its test case or rule. */
export function assertionCard(record: CardSource, source: string, assertion: Assertion & { count?: number }): Card {
  const clauses = assertion.clauses.map((id) => record.header.clauses.find((clause) => clause.id === id));
  const clause = clauses.find((found) => found !== undefined);
  const exchange = assertion.exchange === undefined ? undefined : record.exchanges.get(assertion.exchange);
  return {
    verdict: assertion.verdict,
    ...(clause === undefined ? {} : { level: clause.level, document: clause.document, section: clause.section }),
    id: clause?.id ?? assertion.clauses[0] ?? source,
    statement: clause?.statement ?? '',
    ...(clause?.interpretation === undefined ? {} : { interpretation: clause.interpretation }),
    expected: assertion.expected,
    got: assertion.got,
    ...(assertion.remark === undefined ? {} : { because: assertion.remark }),
    ...(assertion.hint === undefined ? {} : { hint: assertion.hint }),
    decidedBy: source,
    source,
    ...place(record, exchange),
    more: Math.max(0, (assertion.count ?? 1) - 1),
  };
}

/** The card of a test case that came to nothing before it could assert anything. */
export function caseCard(record: CardSource, planned: PlannedCase, line: CaseLine): Card {
  const exchange = line.cause?.exchange === undefined ? undefined : record.exchanges.get(line.cause.exchange);
  return {
    verdict: line.verdict,
    document: planned.document,
    section: planned.section,
    id: planned.case,
    statement: planned.title,
    because: line.reason ?? line.cause?.text ?? 'no reason recorded',
    decidedBy: planned.id,
    source: planned.id,
    ...place(record, exchange),
    more: 0,
  };
}

/** All failures in the order of their causes, a card each. */
export function failureCards(record: RunRecord, summary: RunSummary): Card[] {
  return summary.causes.flatMap((cause) => cause.failures.map(({ source, assertion }) => assertionCard(record, source, assertion)));
}

/** The card as plain lines, safe in a terminal, without a line feed at the end. */
export function cardText(card: Card): string {
  const rows: [string, string | undefined][] = [
    ['expected', card.expected],
    ['got', card.got],
    ['because', card.because],
    ['hint', card.hint],
    ['in', placeText(card)],
    ['repeat', card.repeat],
  ];
  const body = rows.flatMap(([name, text]) => {
    if (text === undefined) return [];
    return [`  ${name.padEnd(8)}  ${name === 'repeat' ? plainText(text) : plainText(shortened(text, LIMIT))}`];
  });
  return [headText(card), ...body].join('\n');
}

/** `FAIL  MUST  GFD.223 §5.3  clause.id      What it asks`. */
export function headText(card: Card): string {
  const head = [card.verdict.toUpperCase(), card.level, sectionText(card.document, card.section), card.id];
  const words = head.filter((word) => word !== undefined && word !== '').map((word) => plainText(word ?? ''));
  const statement = plainText(card.statement).replace(/\.$/, '');
  return statement === '' ? words.join('  ') : `${words.join('  ')}      ${statement}`;
}

/** `http.entity.get@rendering=text/plain, step 1 of 2 (and 37 more exchanges)`. */
export function placeText(card: Card): string {
  const step = card.step === undefined ? '' : `, step ${card.step}`;
  const steps = card.steps === undefined ? '' : ` of ${card.steps}`;
  const more = card.more === 0 ? '' : ` (and ${card.more} more ${card.more === 1 ? 'exchange' : 'exchanges'})`;
  return `${card.source}${step}${steps}${more}`;
}

/** `GFD.223 §5.3`; empty when there is neither. */
export function sectionText(document: string | undefined, section: string | undefined): string {
  return [document ?? '', section === undefined || section === '' ? '' : `§${section}`].filter((part) => part !== '').join(' ');
}

/** Where the deciding exchange stands: its own test case, which for a rule is any, and its step. */
function place(record: CardSource, exchange: ExchangeLine | undefined): Partial<Card> {
  if (exchange === undefined) return {};
  const steps = stepsOf(record, exchange);
  return {
    source: exchange.key.case,
    step: exchange.key.step,
    ...(/^\d/.test(exchange.key.step) && steps > 0 ? { steps } : {}),
    repeat: curlCommand(exchange.request, bodyBytes(record, exchange.request.body)),
  };
}

function stepsOf(record: CardSource, { key }: ExchangeLine): number {
  let steps = 0;
  for (const { key: other } of record.exchanges.values()) {
    if (other.case === key.case && other.attempt === key.attempt) steps = Math.max(steps, Number.parseInt(other.step, 10) || 0);
  }
  return steps;
}
