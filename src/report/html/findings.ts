/** What is no failure and yet has to be read: warnings, what stayed open, remarks, and disputed interpretations. */
import type { ClauseSummary } from '../../record/summary.js';
import type { Verdict } from '../../record/verdict.js';
import { assertionGroups, type Found } from './cards.js';
import { anchor, html, type Markup } from './markup.js';
import { verdictBadge } from './verdict-badge.js';
import { clauseLink, sourceLink, type View } from './view.js';

/** Cards of all assertions with that verdict, one per clause, with the other places folded. */
export function assertionsWith(view: View, verdict: Verdict): Markup | undefined {
  const found = [...assertionsOf(view)].filter(({ assertion }) => assertion.verdict === verdict);
  return found.length === 0 ? undefined : html`<div class="card ${verdict}">${assertionGroups(view, found)}</div>`;
}

/** Test cases with that verdict and no assertion that tells why, with their reasons. */
export function casesWith(view: View, verdict: Verdict): Markup | undefined {
  const entries = view.summary.cases.filter(
    ({ result }) => result.verdict === verdict && !result.assertions.some((a) => a.verdict === verdict),
  );
  if (entries.length === 0) return undefined;
  return html`<ul class="plain">${entries.map(({ planned, result }) => html`<li>${verdictBadge(verdict)} ${sourceLink(view, planned.id)} ${result.reason ?? result.cause?.text}</li>`)}</ul>`;
}

/** Clauses whose text is ambiguous and that came to a verdict, with the reading decided on and the choices that the target made. */
export function disputed(view: View): Markup | undefined {
  const entries = view.summary.clauses.filter(
    ({ clause, verdict, counts }) => clause.interpretation !== undefined && counts && verdict !== 'not-applicable' && verdict !== 'skipped',
  );
  if (entries.length === 0) return undefined;
  const choices = choicesByClause(view);
  return html`<ul class="plain">${entries.map((entry) => disputedItem(view, entry, choices.get(entry.clause.id) ?? []))}</ul>`;
}

function disputedItem(view: View, { clause, verdict }: ClauseSummary, choices: readonly string[]): Markup {
  return html`<li><details><summary>${verdictBadge(verdict)} <span class="level">${clause.level}</span> ${clause.statement}</summary><p>${clause.interpretation}</p>${
    choices.length > 0 && html`<p>The target's choice: ${choices.join(', ')}.</p>`
  }<p>${clauseLink(view, clause.id)}</p></details></li>`;
}

function choicesByClause(view: View): Map<string, string[]> {
  const choices = new Map<string, string[]>();
  for (const { assertion } of assertionsOf(view)) {
    if (assertion.choice === undefined) continue;
    for (const id of assertion.clauses) {
      const known = choices.get(id) ?? [];
      if (!known.includes(assertion.choice)) choices.set(id, [...known, assertion.choice]);
    }
  }
  return choices;
}

/** Of rules first, then of the attempts that count. */
function* assertionsOf(view: View): Iterable<Found> {
  for (const { planned, result } of view.summary.rules) for (const assertion of result.assertions) yield { source: planned.id, assertion };
  for (const { planned, result } of view.summary.cases) for (const assertion of result.assertions) yield { source: planned.id, assertion };
}

/** A declared feature beside the discovered one, what differs first. */
export function featureTable(view: View): Markup | undefined {
  const features = view.record.plan?.features ?? [];
  if (features.length === 0) return undefined;
  const required = new Set(view.record.header.profile.features.required);
  const rows = features.map(({ token, state, declared, because, exchange }) => {
    const key = exchange === undefined ? undefined : view.record.exchanges.get(exchange)?.key.case;
    const conflict = (declared === 'offered' && state === 'not-offered') || (declared === 'absent' && state === 'offered');
    return html`<tr${conflict && html` class="conflict"`}><th scope="row"><code>${token}</code>${required.has(token) && html` <small>required</small>`}</th><td data-label="declared">${declared ?? 'nothing'}</td><td data-label="discovered">${state.replace('-', ' ')}${
      conflict && html` <strong>differs</strong>`
    }</td><td data-label="because">${because}${key !== undefined && view.cases.has(key) && html` <a href="#${anchor('case', key)}">evidence</a>`}</td></tr>`;
  });
  return html`<table class="wide"><thead><tr><th scope="col">Feature</th><th scope="col">Declared</th><th scope="col">Discovered</th><th scope="col">Because</th></tr></thead><tbody>${rows}</tbody></table>`;
}
