/** The run beside its baseline: what is new and what no longer holds first. */
import type { BaselineSummary, EntryResult } from '../../record/baseline.js';
import { baselineHeadline, entryPlace, entryRemarks, entryWords } from '../baseline.js';
import { html, type Markup } from './markup.js';
import { verdictBadge } from './verdict-badge.js';
import { clauseLink, sourceLink, type View } from './view.js';

/** Undefined for a run without baseline. */
export function baselineTable(view: View): Markup | undefined {
  const { baseline } = view.summary;
  if (baseline === undefined) return undefined;
  const stale = baseline.entries.filter(({ state }) => state !== 'holds');
  const holding = baseline.entries.filter(({ state }) => state === 'holds');
  const news = baseline.news.map(
    ({ about, id, verdict, because }) =>
      html`<tr class="conflict"><td data-label="Where">new</td><td data-label="What">${about} ${about === 'clause' ? clauseLink(view, id) : html`<code>${id}</code>`}</td><td data-label="Verdict">${verdictBadge(verdict)}</td><td data-label="Remark">${because}</td></tr>`,
  );
  return html`<p>${capital(baselineHeadline(baseline))}. A baseline decides the exit code, and changes no verdict.</p>
<table class="wide"><thead><tr><th scope="col">Where</th><th scope="col">What</th><th scope="col">Verdict</th><th scope="col">Remark</th></tr></thead>
<tbody>${stale.map((result) => entryRow(view, baseline, result))}${news}${holding.map((result) => entryRow(view, baseline, result))}</tbody></table>`;
}

function entryRow(view: View, baseline: BaselineSummary, result: EntryResult): Markup {
  const { entry, state, is } = result;
  const link =
    entry.about === 'clause'
      ? clauseLink(view, entry.id)
      : entry.about === 'case'
        ? sourceLink(view, entry.id)
        : html`<code>${entry.id}</code>`;
  return html`<tr${state !== 'holds' && html` class="conflict"`}><td data-label="Where">${entryPlace(baseline, result)}</td><td data-label="What">${entry.about} ${link}</td><td data-label="Verdict">${is === undefined ? verdictBadge(entry.verdict) : verdictBadge(is)}<br><small>${entryWords(result)}</small></td><td data-label="Remark">${entryRemarks(result)}</td></tr>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
