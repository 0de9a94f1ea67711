/** A record and its summary, indexed the way the parts of the report look things up. */
import type { CaseLine, ExchangeLine } from '../../record/format.js';
import type { RunRecord } from '../../record/run-record.js';
import type { CaseSummary, ClauseSummary, RuleSummary, RunSummary } from '../../record/summary.js';
import { BodyPrinter } from './body.js';
import { anchor, html, type Markup } from './markup.js';

/** Built once for a report. Bodies and exchanges remember what was printed already, so the parts are made in one order. */
export interface View {
  record: RunRecord;
  summary: RunSummary;
  clauses: ReadonlyMap<string, ClauseSummary>;
  cases: ReadonlyMap<string, CaseSummary>;
  rules: ReadonlyMap<string, RuleSummary>;
  /** In the order of keys, all attempts. */
  exchanges: ReadonlyMap<string, readonly ExchangeLine[]>;
  /** By case, the first attempt first. */
  attempts: ReadonlyMap<string, readonly CaseLine[]>;
  bodies: BodyPrinter;
  /** Keys of the exchanges printed in full so far. */
  anchored: Set<string>;
  /** How much may still be shown in full. */
  room: Room;
}

/** Characters left for exchanges in full. */
export interface Room {
  left: number;
  /** How far those that decided something may overdraw it. */
  overdraft: number;
  /** Exchanges that became a line for want of room. */
  shortened: number;
}

/** What a report may weigh, and about what stands in it whether it likes or not: each clause, result, assertion that is amiss, exchange. */
const WEIGHT = 2_500_000;
const PER = { clause: 1_000, result: 900, failure: 1_300, exchange: 150 };
const LEAST = 150_000;
const MOST = 1_800_000;

/** Characters to be shared by exchanges and bodies. */
function roomFor({ exchanges }: RunRecord, { clauses, cases, rules, causes }: RunSummary): number {
  const failures = causes.reduce((sum, cause) => sum + cause.failures.length, 0);
  const rest =
    clauses.length * PER.clause + (cases.length + rules.length) * PER.result + failures * PER.failure + exchanges.size * PER.exchange;
  return Math.min(MOST, Math.max(LEAST, WEIGHT - rest));
}

export function viewOf(record: RunRecord, summary: RunSummary): View {
  const room = roomFor(record, summary);
  return {
    record,
    summary,
    clauses: new Map(summary.clauses.map((entry) => [entry.clause.id, entry])),
    cases: new Map(summary.cases.map((entry) => [entry.planned.id, entry])),
    rules: new Map(summary.rules.map((entry) => [entry.planned.id, entry])),
    exchanges: grouped(record.exchanges.values(), (line) => line.key.case),
    attempts: grouped(record.cases, (line) => line.id),
    bodies: new BodyPrinter(record.bodies, room * 0.4),
    anchored: new Set(),
    room: { left: room * 0.3, overdraft: room * 0.3, shortened: 0 },
  };
}

function grouped<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Link to a clause, or its id alone if the record does not hold it. */
export function clauseLink(view: View, id: string): Markup {
  return view.clauses.has(id) ? html`<a href="#${anchor('clause', id)}">${id}</a>` : html`<code>${id}</code>`;
}

/** Link to the test case or rule of that id, or the id alone. */
export function sourceLink(view: View, id: string): Markup {
  if (view.cases.has(id)) return html`<a href="#${anchor('case', id)}">${id}</a>`;
  return view.rules.has(id) ? html`<a href="#${anchor('rule', id)}">${id}</a>` : html`<code>${id}</code>`;
}

/** Link to the test case that made an exchange, given the exchange's key as text; nothing for none. */
export function evidenceLink(view: View, key: string | undefined): Markup | undefined {
  const exchange = key === undefined ? undefined : view.record.exchanges.get(key);
  if (exchange === undefined) return undefined;
  const { case: id, step } = exchange.key;
  return view.cases.has(id) ? html`<a href="#${anchor('case', id)}">${id}, step ${step}</a>` : html`${id}, step ${step}`;
}

/** Orders section numbers as a table of contents does: 5.9 before 5.10. */
export function compareSections(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** "1 cause", "2 causes". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
