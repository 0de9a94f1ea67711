/** All test cases and rules, by section of the documents. */

import { type Assertion, type CaseLine, type Cause, type ExchangeLine, keyText } from '../../record/format.js';
import type { CaseSummary, RuleSummary } from '../../record/summary.js';
import { rollUp, type Verdict } from '../../record/verdict.js';
import type { Level } from '../../spec/catalogue.js';
import { assertionList } from './assertions.js';
import { rerunCommand } from './command.js';
import { exchangeInFull, exchangeLine, hasRoom } from './exchange.js';
import { anchor, html, type Markup, type Slot } from './markup.js';
import { verdictBadge, verdictTally } from './verdict-badge.js';
import { clauseLink, compareSections, counted, evidenceLink, type View } from './view.js';

interface Group {
  title: Slot;
  cases: CaseSummary[];
  rules: RuleSummary[];
}

/** The list, a group per section in the order of the documents, what belongs to no section last. */
export function caseGroups(view: View): Markup {
  return html`${[...groups(view).values()].map((group) => groupOf(view, group))}`;
}

function groups(view: View): Map<string, Group> {
  const result = new Map<string, Group>();
  const sections = view.record.plan?.sections ?? [];
  for (const { document, section, title } of sections) {
    result.set(`${document} ${section}`, { title: html`${document} §${section} ${title}`, cases: [], rules: [] });
  }
  const place = (key: string, title: Slot): Group => {
    const group = result.get(key) ?? { title, cases: [], rules: [] };
    result.set(key, group);
    return group;
  };
  const inSections = [...view.summary.cases].filter((entry) => entry.planned.section !== '');
  inSections.sort(
    (a, b) => a.planned.document.localeCompare(b.planned.document, 'en') || compareSections(a.planned.section, b.planned.section),
  );
  for (const entry of inSections) {
    const { document, section } = entry.planned;
    place(`${document} ${section}`, html`${document} §${section}`).cases.push(entry);
  }
  for (const entry of view.summary.rules) {
    const { document, section } = entry.planned;
    place(`${document} ${section}`, html`${document} §${section}`).rules.push(entry);
  }
  for (const entry of view.summary.cases) {
    if (entry.planned.section === '') place('', 'Discovery, probes and fixtures').cases.push(entry);
  }
  return result;
}

function groupOf(view: View, { title, cases, rules }: Group): Markup | undefined {
  if (cases.length + rules.length === 0) return undefined;
  const verdicts = [...rules, ...cases].map((entry) => entry.result.verdict);
  return html`<details class="group"${isTelling(rollUp(verdicts)) && html` open`}><summary><h3>${title}</h3> ${verdictTally(verdicts)}</summary>
<ul class="items">${rules.map((entry) => ruleItem(view, entry))}${cases.map((entry) => caseItem(view, entry))}</ul></details>`;
}

/** Verdicts that a reader has to know of without asking. */
function isTelling(verdict: Verdict): boolean {
  return verdict === 'fail' || verdict === 'error' || verdict === 'inconclusive';
}

function caseItem(view: View, { planned, result }: CaseSummary): Markup {
  const attempts = view.attempts.get(planned.id) ?? [];
  const earlier = attempts.filter((line) => line.attempt !== result.attempt);
  const exchanges = view.exchanges.get(planned.id) ?? [];
  const assertions = attempts.flatMap((line) => line.assertions);
  const inFull = result.verdict !== 'pass' || earlier.length > 0;
  const shown = inFull ? shownInFull(view, exchanges, attempts) : new Set<string>();
  const printed = inParts(exchanges, shown).map((part) =>
    part.full
      ? part.exchanges.map((exchange) => exchangeInFull(view, exchange, assertions))
      : html`<ul class="lines">${part.exchanges.map(exchangeLine)}</ul>`,
  );
  const content = html`${earlier.map((line) => attempt(view, line, shown, `Attempt ${line.attempt}`))}${attempt(view, result, shown, earlier.length > 0 && `Attempt ${result.attempt}, which counts`)}
${printed}${origin(planned)}${inFull && planned.kind === 'case' && html`<p>Run it again: ${rerunCommand(view, planned.id)}</p>`}`;
  return item({
    kind: 'case',
    id: planned.id,
    title: planned.title,
    verdict: result.verdict,
    clauses: planned.clauses,
    assertions: result.assertions,
    view,
    content,
  });
}

function ruleItem(view: View, { planned, result }: RuleSummary): Markup {
  const telling = result.assertions.filter((assertion) => assertion.verdict !== 'pass');
  const known = telling.flatMap(({ exchange }) => (exchange !== undefined && view.record.exchanges.has(exchange) ? [exchange] : []));
  const keys = [...new Set(known)].slice(0, EVIDENCE_OF_A_RULE);
  const evidence = keys.flatMap((key) => {
    const exchange = view.record.exchanges.get(key);
    return exchange === undefined || !hasRoom(view, exchange, true) ? [] : [exchangeInFull(view, exchange, telling)];
  });
  const content = html`<p>A rule, held against ${counted(result.subjects, 'exchange')}.</p>${assertionList(view, result.assertions, new Set(keys))}${evidence}${origin(planned)}`;
  return item({
    kind: 'rule',
    id: planned.id,
    title: planned.title,
    verdict: result.verdict,
    clauses: planned.clauses,
    assertions: result.assertions,
    view,
    content,
  });
}

/** Of a case with more exchanges than this, only those that decided something, and what stands before each, are shown in full. */
const ALL_IN_FULL = 8;

/** Keys of the exchanges to be shown in full, as far as there is room. */
function shownInFull(view: View, exchanges: readonly ExchangeLine[], attempts: readonly CaseLine[]): Set<string> {
  const deciding = new Set(
    attempts.flatMap(({ assertions, cause }) => [
      ...assertions.flatMap(({ verdict, exchange }) => (verdict === 'pass' || exchange === undefined ? [] : [exchange])),
      ...(cause?.exchange === undefined ? [] : [cause.exchange]),
    ]),
  );
  const decides = exchanges.map(({ key }) => deciding.has(keyText(key)));
  const wanted = exchanges.flatMap((exchange, i) => {
    const decided = decides[i] === true;
    return decided || decides[i + 1] === true || exchanges.length <= ALL_IN_FULL ? [{ exchange, decided }] : [];
  });
  const first = [...wanted].sort((a, b) => Number(b.decided) - Number(a.decided));
  return new Set(first.filter(({ exchange, decided }) => hasRoom(view, exchange, decided)).map(({ exchange }) => keyText(exchange.key)));
}

/** Neighbours that are shown alike, in their order. */
function inParts(exchanges: readonly ExchangeLine[], shown: ReadonlySet<string>): { full: boolean; exchanges: ExchangeLine[] }[] {
  const parts: { full: boolean; exchanges: ExchangeLine[] }[] = [];
  for (const exchange of exchanges) {
    const full = shown.has(keyText(exchange.key));
    const last = parts.at(-1);
    if (last?.full === full) last.exchanges.push(exchange);
    else parts.push({ full, exchanges: [exchange] });
  }
  return parts;
}

/** Exchanges shown in full with a rule that did not hold. */
const EVIDENCE_OF_A_RULE = 5;

interface Item {
  kind: 'case' | 'rule';
  id: string;
  title: string;
  verdict: Verdict;
  clauses: readonly string[];
  assertions: readonly Assertion[];
  view: View;
  content: Markup;
}

function item({ kind, id, title, verdict, clauses, assertions, view, content }: Item): Markup {
  const named = new Set(assertions.flatMap((assertion) => assertion.clauses));
  const unnamed = clauses.filter((clause) => !named.has(clause));
  return html`<li data-v="${verdict}" data-l="${levelsOf(view, clauses)}"><details><summary>${verdictBadge(verdict)} ${kind === 'rule' && html`<span class="level">rule</span> `}<span class="title">${title}</span> <code>${id}</code></summary>
<div class="body" id="${anchor(kind, id)}">${unnamed.length > 0 && html`<p>Clauses: ${unnamed.map((clause) => html`${clauseLink(view, clause)} `)}</p>`}${content}</div></details></li>\n`;
}

function levelsOf(view: View, clauses: readonly string[]): string {
  const levels = new Set<Level>(clauses.flatMap((id) => view.clauses.get(id)?.clause.level ?? []));
  return [...levels].join(',');
}

function attempt(view: View, { reason, cause, assertions }: CaseLine, shown: ReadonlySet<string>, title: Slot): Markup {
  return html`${title && html`<p><strong>${title}</strong></p>`}${reason !== undefined && reason !== cause?.text && html`<p class="reason">${reason}</p>`}${
    cause !== undefined && causeLine(view, cause)
  }${assertionList(view, assertions, shown)}`;
}

function causeLine(view: View, cause: Cause): Markup {
  const link = view.summary.causes.some((known) => known.id === cause.id)
    ? html`<a href="#${anchor('cause', cause.id)}">${cause.text}</a>`
    : cause.text;
  const evidence = evidenceLink(view, cause.exchange);
  return html`<p class="reason">Cause: ${link}${evidence !== undefined && html` (${evidence})`}</p>`;
}

function origin({ source, revision }: { source: string; revision: number }, more: Slot = undefined): Markup {
  return html`<p class="origin">Written in ${source}, revision ${revision}.${more}</p>`;
}

/** Planned test cases without a result, of a run that was interrupted. */
export function unfinished(view: View): Markup | undefined {
  const missing = (view.record.plan?.cases ?? []).filter(({ id }) => !view.cases.has(id));
  if (missing.length === 0) return undefined;
  return html`<details><summary>${counted(missing.length, 'planned test case')} without a result</summary><ul class="links">${missing.map(({ id, title }) => html`<li><code>${id}</code> ${title}</li>`)}</ul></details>`;
}
