/** The exchanges that a comparison shows side by side, as data for its script: bounded, each body once. */
import { bodyBytes } from '../../record/body.js';
import { type ExchangeLine, keyText } from '../../record/format.js';
import type { RunRecord } from '../../record/run-record.js';
import { plainText } from '../plain-text.js';
import { type Comparison, exchangesOf, type Row } from './model.js';

/** Test cases shown for one clause, the deciding ones first. */
const CASES = 8;
/** Exchanges shown of one test case. */
const EXCHANGES = 40;
/** Characters of one body, and of all together: a page has to open in a browser. */
const BODY = 6_000;
const ALLOWANCE = 5_000_000;

/** What the script gets; short names, since there are thousands. */
export interface ExchangeData {
  labels: string[];
  /** Base URLs, which differ for a reason. */
  bases: string[];
  rows: { id: string; statement: string; verdicts: string[]; cases: string[] }[];
  /** Test case: by column its exchanges. */
  cases: Record<string, ExchangeShown[][]>;
  bodies: string[];
}

interface ExchangeShown {
  /** Step, reading and try: exchanges with the same stand side by side. */
  at: string;
  /** Request line and fields. */
  q: string[];
  /** Index of its body. */
  qb?: number;
  /** Status line and fields, or how it ended without. */
  r: string[];
  rb?: number;
}

/** Data for the rows about which there is something to see; undefined for an anonymous comparison. */
export function exchangeData(comparison: Comparison, rows: readonly Row[]): ExchangeData | undefined {
  if (comparison.anonymous) return undefined;
  const bodies = new Bodies();
  const cases: ExchangeData['cases'] = {};
  const shown = rows.map(({ clause, cells }) => {
    const order = [...cells].sort((a, b) => rankOf(a.verdict) - rankOf(b.verdict));
    const ids = [...new Set(order.flatMap((cell) => cell.cases))].slice(0, CASES);
    for (const id of ids) cases[plainText(id)] ??= comparison.records.map((record) => exchangesShown(record, id, bodies));
    return {
      id: plainText(clause.id),
      statement: plainText(clause.statement),
      verdicts: cells.map(({ verdict }) => verdict),
      cases: ids.map(plainText),
    };
  });
  return {
    labels: comparison.columns.map(({ label }) => plainText(label)),
    bases: comparison.records.map(({ header }) => header.target.url),
    rows: shown,
    cases,
    bodies: bodies.texts,
  };
}

/** JSON for a script element that is not run: nothing in it can end the element. */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function rankOf(verdict: string): number {
  return verdict === 'fail' ? 0 : verdict === 'warn' ? 1 : verdict === 'pass' ? 3 : 2;
}

function exchangesShown(record: RunRecord, id: string, bodies: Bodies): ExchangeShown[] {
  return exchangesOf(record, id)
    .slice(0, EXCHANGES)
    .map((line) => {
      const { request, outcome } = line;
      const sent = bodies.index(record, request.body);
      const got = outcome.kind === 'response' ? bodies.index(record, outcome.body) : undefined;
      return {
        at: placeOf(line),
        q: [`${request.method} ${request.url}`, ...request.fields.map(([name, value]) => `${name}: ${value}`)].map(plainText),
        ...(sent === undefined ? {} : { qb: sent }),
        r: (outcome.kind === 'response'
          ? [`${outcome.version} ${outcome.status} ${outcome.reason}`, ...outcome.fields.map(([name, value]) => `${name}: ${value}`)]
          : [`${outcome.kind} in phase ${outcome.phase}: ${outcome.detail}`]
        ).map(plainText),
        ...(got === undefined ? {} : { rb: got }),
      };
    });
}

/** The key without test case, attempt and part, which may differ between runs. */
function placeOf({ key }: ExchangeLine): string {
  const { shard: _, ...rest } = key;
  return keyText({ ...rest, case: '', attempt: 1 }).slice('#1/'.length);
}

/** Bodies by what they hold; keeps to the allowance. */
class Bodies {
  readonly texts: string[] = [];
  readonly #known = new Map<string, number>();
  #left = ALLOWANCE;

  index(record: RunRecord, digest: string | undefined): number | undefined {
    if (digest === undefined) return undefined;
    const known = this.#known.get(digest);
    if (known !== undefined) return known;
    const line = record.bodies.get(digest);
    const whole = line?.text ?? `${bodyBytes(record, digest).length} bytes that are not UTF-8`;
    const allowed = Math.min(BODY, Math.max(this.#left, 200));
    const text = whole
      .split(/\r\n|\n/)
      .map(plainText)
      .join('\n');
    const cut = text.length > allowed ? `${text.slice(0, allowed)}\n… ${text.length - allowed} characters left out` : text;
    this.#left -= cut.length;
    this.texts.push(cut);
    this.#known.set(digest, this.texts.length - 1);
    return this.texts.length - 1;
  }
}
