/** Several runs side by side: clauses against implementations, what they disagree about first. A function of the records alone. */
import type { Assertion, ExchangeLine } from '../../record/format.js';
import type { RunRecord } from '../../record/run-record.js';
import { type ClauseSummary, type RunSummary, summarize } from '../../record/summary.js';
import type { ProfileVerdict, Verdict } from '../../record/verdict.js';
import type { Clause } from '../../spec/catalogue.js';

/** What the run of one implementation comes to. */
export interface Column {
  /** Unique in the comparison: product and version, or a letter. */
  label: string;
  product: string;
  version: string;
  profile: string;
  verdict: ProfileVerdict;
  counts: RunSummary['counts'];
  /** Why there is nothing below it: the run did not get to a plan. */
  missing?: string;
}

/** What one implementation made of one clause. */
export interface Cell {
  /** `absent` where its profile does not have the clause, or its run did not get to a plan. */
  verdict: Verdict | 'absent';
  /** Ways that it chose among those permitted, by their names in the suite and the status codes that decided. */
  choices: string[];
  /** Test cases with exchanges that decided it. */
  cases: string[];
}

/** What a row shows by itself. */
export type Finding = { kind: 'all-fail' } | { kind: 'only-one-fails'; column: number } | undefined;

export interface Row {
  clause: Clause;
  cells: Cell[];
  /** The more, the further apart; 0 where all agree. */
  disagreement: number;
  finding: Finding;
  /** They took different ways, whatever the verdicts. */
  choicesDiffer: boolean;
}

export interface FeatureRow {
  token: string;
  states: string[];
}

export interface Comparison {
  anonymous: boolean;
  columns: Column[];
  /** By disagreement, then as the documents have them. */
  rows: Row[];
  /** Features about which they differ. */
  features: FeatureRow[];
  /** The records, in the order of the columns; empty in an anonymous comparison, which shows no exchange. */
  records: RunRecord[];
}

export interface CompareOptions {
  /** Server A, B, …, in an order that tells nothing; no product, no text and no exchange of any of them. */
  anonymous?: boolean;
}

/** Compares any number of runs. */
export function compareRuns(given: readonly RunRecord[], { anonymous = false }: CompareOptions = {}): Comparison {
  const records = anonymous ? [...given].sort((a, b) => (a.digest < b.digest ? -1 : 1)) : [...given];
  const runs = records.map((record) => ({ record, summary: summarize(record) }));
  const columns = labelled(runs.map(({ record, summary }, i) => columnOf(record, summary, anonymous ? letter(i) : undefined)));
  return {
    anonymous,
    columns,
    rows: rowsOf(runs),
    features: featureRows(records),
    records: anonymous ? [] : records,
  };
}

function columnOf(record: RunRecord, summary: RunSummary, anonymousName: string | undefined): Column {
  const { header, notes } = record;
  const { product } = header.target;
  const missing = !wasReached(record) ? { missing: anonymousName === undefined ? (notes[0]?.text ?? 'not reached') : 'not reached' } : {};
  const own = { profile: `${header.profile.id} ${header.profile.version}`, verdict: summary.verdict, counts: summary.counts, ...missing };
  if (anonymousName !== undefined) return { label: anonymousName, product: anonymousName, version: '', ...own };
  const name = [product.vendor, product.name].filter((part) => part !== '' && part !== 'unknown').join(' ');
  return {
    label: name || header.target.url,
    product: name || header.target.url,
    version: product.version === 'unknown' ? '' : product.version,
    ...own,
  };
}

/** Products of one name are told apart by version, then by number. */
function labelled(columns: Column[]): Column[] {
  const withVersion = columns.map((column) => ({
    ...column,
    label: column.version === '' ? column.label : `${column.label} ${column.version}`,
  }));
  const seen = new Map<string, number>();
  return withVersion.map((column) => {
    if (withVersion.filter(({ label }) => label === column.label).length === 1) return column;
    const number = (seen.get(column.label) ?? 0) + 1;
    seen.set(column.label, number);
    return { ...column, label: `${column.label} #${number}` };
  });
}

/** Server A … Server Z, Server AA, … */
function letter(index: number): string {
  const letters = (n: number): string => (n < 26 ? String.fromCharCode(65 + n) : `${letters(Math.floor(n / 26) - 1)}${letters(n % 26)}`);
  return `Server ${letters(index)}`;
}

interface Run {
  record: RunRecord;
  summary: RunSummary;
}

function rowsOf(runs: readonly Run[]): Row[] {
  const order = new Map<string, Clause>();
  for (const { record } of runs) for (const clause of record.header.clauses) if (!order.has(clause.id)) order.set(clause.id, clause);
  const indexes = runs.map((run) => new Index(run));
  return [...order.values()]
    .map((clause) =>
      rowOf(
        clause,
        indexes.map((index) => index.cell(clause.id)),
      ),
    )
    .filter(({ cells }) => cells.some(({ verdict }) => verdict !== 'absent'))
    .map((row, n) => ({ row, n }))
    .sort((a, b) => weightOf(b.row) - weightOf(a.row) || a.n - b.n)
    .map(({ row }) => row);
}

/** What repeats another clause or sums several up comes after the clause that tells it. */
function weightOf({ clause, disagreement }: Row): number {
  return clause.sameAs === undefined && clause.sumOf === undefined ? disagreement : disagreement / 2;
}

/** A run that was never answered has nothing to compare, whatever its record makes of that. */
function wasReached({ plan, footer }: RunRecord): boolean {
  return plan !== undefined && footer?.exitCode !== UNREACHABLE;
}

/** Exit code of a run whose target did not answer. */
const UNREACHABLE = 4;

/** What an implementation has on each clause. */
class Index {
  readonly #clauses: Map<string, ClauseSummary>;
  readonly #said = new Map<string, { source: string; assertion: Assertion }[]>();
  readonly #withExchanges: Set<string>;
  readonly #record: RunRecord;

  constructor({ record, summary }: Run) {
    this.#record = record;
    this.#clauses = new Map(summary.clauses.filter(({ counts }) => counts).map((entry) => [entry.clause.id, entry]));
    this.#withExchanges = new Set([...record.exchanges.values()].map(({ key }) => key.case));
    for (const { result } of [...summary.cases, ...summary.rules]) {
      for (const assertion of result.assertions) {
        // What a rule saw, it saw in the exchange of a test case.
        const exchange = assertion.exchange === undefined ? undefined : record.exchanges.get(assertion.exchange);
        const source = exchange?.key.case ?? result.id;
        for (const id of assertion.clauses) this.#said.set(id, [...(this.#said.get(id) ?? []), { source, assertion }]);
      }
    }
  }

  /** What a rule speaks of may be any exchange, so that only an assertion on the status itself tells how a server answers. */
  #statusOf({ exchange, expected }: Assertion): string[] {
    const outcome = exchange === undefined || !/status/i.test(expected) ? undefined : this.#record.exchanges.get(exchange)?.outcome;
    return outcome?.kind === 'response' ? [`${outcome.status}`] : [];
  }

  cell(id: string): Cell {
    const entry = this.#clauses.get(id);
    if (entry === undefined || !wasReached(this.#record)) return { verdict: 'absent', choices: [], cases: [] };
    const said = this.#said.get(entry.clause.sameAs ?? id) ?? [];
    const ways = said.flatMap(({ assertion }) => [
      ...(assertion.choice === undefined ? [] : [assertion.choice]),
      ...this.#statusOf(assertion),
    ]);
    const choices = [...new Set(ways)].sort();
    const deciding = said.filter(({ assertion }) => assertion.verdict === entry.verdict).map(({ source }) => source);
    const sources = [...new Set([...deciding, ...said.map(({ source }) => source), ...entry.decidedBy])];
    return { verdict: entry.verdict, choices, cases: sources.filter((source) => this.#withExchanges.has(source)) };
  }
}

/** How far two verdicts are apart: whether one holds and the other is broken weighs most, whether it was looked at least. */
const PLACE: Record<Verdict, number> = {
  pass: 0,
  'not-applicable': 1,
  skipped: 1,
  warn: 4,
  blocked: 6,
  inconclusive: 6,
  error: 6,
  fail: 20,
};

function rowOf(clause: Clause, cells: Cell[]): Row {
  const judged = cells.flatMap(({ verdict }, column) => (verdict === 'absent' ? [] : [{ verdict, column }]));
  let disagreement = 0;
  for (const [i, a] of judged.entries()) for (const b of judged.slice(i + 1)) disagreement += Math.abs(PLACE[a.verdict] - PLACE[b.verdict]);
  const failing = judged.filter(({ verdict }) => verdict === 'fail');
  const holding = judged.filter(({ verdict }) => verdict === 'pass' || verdict === 'warn');
  const [first] = failing;
  const choices = new Set(cells.filter((cell) => cell.choices.length > 0).map((cell) => cell.choices.join()));
  const choicesDiffer = choices.size > 1;
  const finding: Finding =
    judged.length > 1 && failing.length === judged.length
      ? { kind: 'all-fail' }
      : judged.length > 2 && failing.length === 1 && first !== undefined && holding.length > 0
        ? { kind: 'only-one-fails', column: first.column }
        : undefined;
  // Between rows with one verdict those come first whose choices differ.
  return { clause, cells, disagreement: disagreement === 0 && choicesDiffer ? 0.5 : disagreement, finding, choicesDiffer };
}

function featureRows(records: readonly RunRecord[]): FeatureRow[] {
  const states = records.map(({ plan }) => new Map(plan?.features.map(({ token, state }) => [token, state])));
  const tokens = [...new Set(states.flatMap((each) => [...each.keys()]))];
  return tokens
    .map((token) => ({ token, states: states.map((each) => each.get(token) ?? 'unknown') }))
    .filter((row) => new Set(row.states).size > 1);
}

/** Exchanges of one test case in the order of their keys, of its last attempt. */
export function exchangesOf(record: RunRecord, testCase: string): ExchangeLine[] {
  const all = [...record.exchanges.values()].filter(({ key }) => key.case === testCase);
  const last = Math.max(...all.map(({ key }) => key.attempt));
  return all.filter(({ key }) => key.attempt === last);
}
