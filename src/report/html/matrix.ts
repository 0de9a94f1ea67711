/** Verdicts of clauses against their levels; each number leads to the clauses it counts. */

import { VERDICTS, type Verdict } from '../../record/verdict.js';
import type { Level } from '../../spec/catalogue.js';
import { html, type Markup } from './markup.js';
import { verdictBadge, verdictWord } from './verdict-badge.js';
import type { View } from './view.js';

const LEVELS: readonly Level[] = ['MUST', 'MUST NOT', 'IMPLIED', 'SHOULD', 'SHOULD NOT', 'MAY'];

/** A table with a row per verdict and a column per level that occur. */
export function verdictMatrix({ summary: { counts } }: View): Markup {
  const levels = LEVELS.filter((level) => counts[level] !== undefined);
  const verdicts = VERDICTS.filter((verdict) => levels.some((level) => (counts[level]?.[verdict] ?? 0) > 0));
  const rows = verdicts.map((verdict) => {
    const numbers = levels.map((level) => counts[level]?.[verdict] ?? 0);
    const cells = levels.map((level, i) => cell(numbers[i] ?? 0, verdict, level));
    return html`<tr><th scope="row">${verdictBadge(verdict)}</th>${cells}${cell(sum(numbers), verdict)}</tr>`;
  });
  const totals = levels.map((level) => sum(Object.values(counts[level] ?? {})));
  return html`<table class="matrix"><caption>Clauses by verdict and level. A number leads to its clauses.</caption>
<thead><tr><th scope="col">Verdict</th>${levels.map((level) => html`<th scope="col">${level}</th>`)}<th scope="col">all</th></tr></thead>
<tbody>${rows}<tr class="total"><th scope="row">all</th>${[...totals, sum(totals)].map((total) => html`<td>${total}</td>`)}</tr></tbody></table>`;
}

function cell(count: number, verdict: Verdict, level?: Level): Markup {
  if (count === 0) return html`<td class="none">0</td>`;
  const label = `${count} clauses${level === undefined ? '' : ` of level ${level}`} with verdict ${verdictWord(verdict)}`;
  return html`<td class="${verdict}"><a href="#clauses" data-verdict="${verdict}" data-level="${level ?? ''}" aria-label="${label}">${count}</a></td>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
