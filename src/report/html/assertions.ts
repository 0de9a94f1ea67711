/** What was expected and what came, one line an assertion. */
import type { Assertion } from '../../record/format.js';
import { anchor, html, type Markup } from './markup.js';
import { verdictBadge } from './verdict-badge.js';
import { clauseLink, type View } from './view.js';

/**
 * All assertions of a test case or rule, in their order; equal ones are one line.
 * @param shown keys of the exchanges that the report shows in full, which a line may lead to
 */
export function assertionList(
  view: View,
  assertions: readonly (Assertion & { count?: number })[],
  shown: ReadonlySet<string>,
): Markup | undefined {
  if (assertions.length === 0) return undefined;
  const lines = new Map<string, { markup: Markup; count: number }>();
  for (const assertion of assertions) {
    const markup = assertionLine(view, assertion, shown);
    const key = markup.toString();
    const before = lines.get(key);
    const count = assertion.count ?? 1;
    if (before === undefined) lines.set(key, { markup, count });
    else before.count += count;
  }
  return html`<ul class="assertions">${[...lines.values()].map(({ markup, count }) => html`<li>${markup}${count > 1 && html` <small>(${count} times)</small>`}</li>`)}</ul>`;
}

function assertionLine(
  view: View,
  { verdict, expected, got, clauses, remark, choice, exchange, hint }: Assertion,
  shown: ReadonlySet<string>,
): Markup {
  const decided = clauses.map((id) => html` ${clauseLink(view, id)}`);
  const more = html`${choice !== undefined && html` <small>choice: ${choice}</small>`}${remark !== undefined && html` <small>${remark}</small>`}${hint !== undefined && html` <span class="usual">Hint: ${hint}</span>`}`;
  if (verdict === 'pass')
    return html`${verdictBadge(verdict)} ${expected}${got !== expected && html` <small>got ${got}</small>`}${more}${decided}`;
  return html`${verdictBadge(verdict)} expected ${expected}; got <strong>${got}</strong>${more}${decided}${
    exchange !== undefined && shown.has(exchange) && html` <a href="#${anchor('exchange', exchange)}">exchange</a>`
  }`;
}
