/** Failures as cards, grouped by what they have in common. */
import type { Assertion } from '../../record/format.js';
import type { CauseSummary } from '../../record/summary.js';
import { assertionCard, sectionText } from '../card.js';
import { shortened } from '../plain-text.js';
import { copyable } from './command.js';
import { anchor, html, type Markup, type Slot } from './markup.js';
import { verdictBadge } from './verdict-badge.js';
import { clauseLink, counted, evidenceLink, sourceLink, type View } from './view.js';

/** An assertion and the id of the test case or rule that made it. */
export interface Found {
  source: string;
  assertion: Assertion & { count?: number };
}

/** Characters of one answer on a card; the exchange has all of them. */
const LONGEST = 2_000;
/** Links in one folded list. */
const LISTED = 200;

/** A card per cause, in the order of the summary. */
export function causeCards(view: View): Markup {
  return html`${view.summary.causes.map((cause) => causeCard(view, cause))}`;
}

/** "3 failures, 41 blocked", without what there is none of. */
export function causeCounts({ failures, blocked }: CauseSummary): string {
  return [failures.length > 0 && counted(failures.length, 'failure'), blocked.length > 0 && `${blocked.length} blocked`]
    .filter(Boolean)
    .join(', ');
}

function causeCard(view: View, cause: CauseSummary): Markup {
  const { failures, blocked } = cause;
  // A failing clause is its own cause: its statement is the title, and its evidence is that of the failure.
  const clause = view.clauses.has(cause.id);
  const evidence = clause ? undefined : evidenceLink(view, cause.exchange);
  return html`<article class="card ${failures.length > 0 ? 'fail' : 'blocked'}" id="${anchor('cause', cause.id)}">
<h3>${cause.text}</h3><p class="counts">${causeCounts(cause)}${evidence && html` · seen in ${evidence}`}</p>
${assertionGroups(view, failures, clause ? cause.id : undefined)}${
  blocked.length > 0 &&
  folded(
    `${blocked.length} blocked by it`,
    blocked.map((id) => sourceLink(view, id)),
  )
}</article>`;
}

/** Assertions about the same clauses lie together, the first as a card and the others folded below it. */
export function assertionGroups(view: View, found: readonly Found[], titled?: string): Markup {
  const groups = new Map<string, Found[]>();
  for (const entry of found) {
    const key = entry.assertion.clauses.join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return html`${[...groups.values()].map((group) => assertionGroup(view, group, titled))}`;
}

function assertionGroup(view: View, [first, ...others]: readonly Found[], titled: string | undefined): Markup | undefined {
  if (first === undefined) return undefined;
  const places = others.map(({ source, assertion }) => html`${sourceLink(view, source)} got ${shortened(assertion.got, LONGEST)}`);
  return html`<section class="failure">${card(view, first, titled)}${others.length > 0 && folded(`and in ${counted(others.length, 'other place')}`, places)}</section>`;
}

/** The card of the design: verdict, level, clause, statement; expected, got, in, repeat. */
function card(view: View, { source, assertion }: Found, titled: string | undefined): Markup {
  const { verdict, level, document, section, id, statement, expected, got, because, hint, decidedBy, step, steps, more, repeat, ...place } =
    assertionCard(view.record, source, assertion);
  const further = assertion.clauses.filter((clause) => clause !== id);
  const where = html`${sourceLink(view, place.source)}${step !== undefined && `, step ${step}`}${steps !== undefined && ` of ${steps}`}${
    more > 0 && ` (and ${counted(more, 'more exchange')})`
  }${decidedBy !== place.source && html`, by the rule ${sourceLink(view, decidedBy)}`}`;
  const rows: (readonly [string, Slot])[] = [
    ['expected', expected !== undefined && shortened(expected, LONGEST)],
    ['got', got !== undefined && html`<strong>${shortened(got, LONGEST)}</strong>`],
    ['because', because],
    ['hint', hint !== undefined && html`<span class="usual">${hint}</span>`],
    ['in', where],
    ['also of', further.length > 0 && html`${further.map((clause) => html`${clauseLink(view, clause)} `)}`],
    ['repeat', repeat !== undefined && copyable(repeat)],
  ];
  return html`<p class="top">${verdictBadge(verdict)}${level !== undefined && html` <span class="level">${level}</span>`} ${sectionText(document, section)} ${clauseLink(view, id)}</p>${
    titled !== id && html`<p class="statement">${statement}</p>`
  }<dl class="lines">${rows.map(([name, value]) => value && html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function folded(title: string, entries: readonly Markup[]): Markup {
  const left = entries.length - LISTED;
  return html`<details><summary>${title}</summary><ul class="links">${entries.slice(0, LISTED).map((entry) => html`<li>${entry}</li>`)}${
    left > 0 && html`<li>and ${left} more</li>`
  }</ul></details>`;
}
