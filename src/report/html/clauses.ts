/** The documents as they were judged: each section with its clauses in our words, their verdicts and the evidence. */
import type { ClauseSummary } from '../../record/summary.js';
import { VERDICTS, type Verdict } from '../../record/verdict.js';
import { anchor, html, type Markup, type Slot } from './markup.js';
import { verdictBadge, verdictTally } from './verdict-badge.js';
import { clauseLink, compareSections, counted, sourceLink, type View } from './view.js';

/** How many of the cases that decided a clause are named with it, the heaviest first; fewer where all is well. */
const NAMED = 6;
const NAMED_OF_A_PASS = 2;

/** How many parts of a sum are named. */
const PARTS = 8;

/** Levels of which a reader expects that they bind. */
const RESERVED: ReadonlySet<string> = new Set(['MUST', 'MUST NOT', 'IMPLIED']);

const UNTESTED: Record<NonNullable<ClauseSummary['clause']['untested']>['reason'], string> = {
  'client-obligation': 'it binds clients',
  'author-obligation': 'it binds authors of specifications',
  'permission-only': 'it only permits',
  'needs-fault-injection': 'the target would have to be made to fail',
  'not-observable': 'it cannot be seen from outside',
  credentials: 'it needs further credentials',
};

/** One block per document, a folded part per section. */
export function clauseCoverage(view: View): Markup {
  const documents = new Map<string, Map<string, ClauseSummary[]>>();
  for (const entry of view.summary.clauses) {
    const { document, section } = entry.clause;
    const sections = documents.get(document) ?? new Map<string, ClauseSummary[]>();
    documents.set(document, sections.set(section, [...(sections.get(section) ?? []), entry]));
  }
  return html`${[...documents].map(
    ([document, sections]) =>
      html`<div class="document"><h3>${document}</h3>${[...sections]
        .sort(([a], [b]) => compareSections(a, b))
        .map(([section, entries]) => sectionOf(view, document, section, entries))}</div>`,
  )}`;
}

function sectionOf(view: View, document: string, section: string, entries: readonly ClauseSummary[]): Markup {
  const heading = entries[0]?.clause.heading ?? '';
  const verdicts = entries.filter((entry) => entry.counts).map((entry) => entry.verdict);
  const uncounted = entries.length - verdicts.length;
  return html`<details class="group" id="${anchor('section', `${document}-${section}`)}"><summary><h4>§${section} ${heading}</h4> ${verdictTally(verdicts)}${uncounted > 0 && html`<small>· ${uncounted} not counted</small>`}${verdicts.length > 0 && bar(verdicts)}</summary>
<ul class="items">${entries.map((entry) => clauseItem(view, entry))}</ul></details>`;
}

/** Shares of the verdicts, drawn with attributes since the policy of the page forbids inline styles. */
function bar(verdicts: readonly Verdict[]): Markup {
  let x = 0;
  const shares = VERDICTS.map((verdict) => {
    const width = verdicts.filter((v) => v === verdict).length;
    x += width;
    return width > 0 && html`<rect class="${verdict}" x="${x - width}" width="${width}" height="1"/>`;
  });
  return html`<svg class="bar" aria-hidden="true" viewBox="0 0 ${verdicts.length} 1" preserveAspectRatio="none">${shares}</svg>`;
}

function clauseItem(view: View, { clause, verdict, mandatory, counts, decidedBy, reason }: ClauseSummary): Markup {
  const told = clause.untested !== undefined || clause.sameAs !== undefined || clause.sumOf !== undefined;
  const remarks: Slot[] = [
    reason !== undefined && !told && html`<p>${reason}</p>`,
    clause.untested !== undefined &&
      html`<p>Not tested: ${UNTESTED[clause.untested.reason]}${clause.untested.detail !== undefined && ` (${clause.untested.detail})`}.</p>`,
    clause.sameAs !== undefined && html`<p>Says the same as ${clauseLink(view, clause.sameAs)}.</p>`,
    clause.sumOf !== undefined && sum(view, clause.sumOf),
    clause.interpretation !== undefined && html`<details><summary>Disputed</summary>${clause.interpretation}</details>`,
  ];
  return html`<li class="clause ${verdict}" id="${anchor('clause', clause.id)}" data-v="${counts && verdict}" data-l="${clause.level}"><p>${verdictBadge(verdict)} <span class="level">${clause.level}</span> <code>${clause.id}</code>${
    counts ? !mandatory && RESERVED.has(clause.level) && html` <small>not mandatory</small>` : html` <small>not counted</small>`
  }</p><p>${clause.statement}</p><div class="remarks">${remarks}${evidence(view, clause.id, verdict, decidedBy)}</div></li>\n`;
}

/** Of many parts those with the heaviest verdicts, which are the ones that made it what it is. */
function sum(view: View, parts: readonly string[]): Markup {
  const weight = (id: string) => VERDICTS.indexOf(view.clauses.get(id)?.verdict ?? 'not-applicable');
  const named = [...parts].sort((a, b) => weight(a) - weight(b)).slice(0, PARTS);
  const further = parts.length - named.length;
  return html`<p>The sum of ${named.map((id, i) => html`${i > 0 && ', '}${clauseLink(view, id)}`)}${further > 0 && ` and ${counted(further, 'other')}, which are no heavier`}</p>`;
}

function evidence(view: View, clause: string, verdict: Verdict, decidedBy: readonly string[]): Markup | undefined {
  if (decidedBy.length === 0) return undefined;
  const weight = (id: string) => VERDICTS.indexOf((view.cases.get(id) ?? view.rules.get(id))?.result.verdict ?? 'not-applicable');
  const named = [...decidedBy].sort((a, b) => weight(a) - weight(b)).slice(0, verdict === 'pass' ? NAMED_OF_A_PASS : NAMED);
  const further = decidedBy.length - named.length;
  return html`<p>Decided by ${named.map((id, i) => html`${i > 0 && ', '}${sourceLink(view, id)}`)}${
    further > 0 && html` and <a href="#cases" data-find="${clause}">${counted(further, 'other')}</a>`
  }</p>`;
}
