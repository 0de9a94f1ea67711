/** Verdicts as icon, word and colour, so that none of the three is needed alone. */
import { VERDICTS, type Verdict } from '../../record/verdict.js';
import { html, type Markup, trusted } from './markup.js';

const WORDS: Record<Verdict, string> = {
  fail: 'fail',
  error: 'error',
  inconclusive: 'inconclusive',
  blocked: 'blocked',
  warn: 'warn',
  pass: 'pass',
  skipped: 'skipped',
  'not-applicable': 'n/a',
};

const MEANINGS: Record<Verdict, string> = {
  fail: 'the target broke a mandatory clause',
  error: 'a fault of the suite itself, not of the target',
  inconclusive: 'what was seen does not decide it',
  blocked: 'something that it builds on did not hold',
  warn: 'the target left a recommendation aside',
  pass: 'looked at, and as it should be',
  skipped: 'not looked at: something was not supplied or not permitted',
  'not-applicable': 'the target was free to give no occasion for it',
};

/** Drawn in a box of 16 by 16, each of another outline. */
const SHAPES: Record<Verdict, string> = {
  fail: '<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none"/><path d="m5.5 5.5 5 5m0-5-5 5" stroke="var(--page)"/>',
  error: '<path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5zM8 4.5v4.5M8 11.2v.3"/>',
  inconclusive: '<circle cx="8" cy="8" r="6.5"/><path d="M6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.6-.9 1.2M8 11.5v.2"/>',
  blocked: '<circle cx="8" cy="8" r="6.5"/><path d="m3.4 3.4 9.2 9.2"/>',
  warn: '<path d="M8 1.8 15 14H1zM8 6v4M8 12v.2"/>',
  pass: '<path d="m2 8.5 4 4L14 4" stroke-width="2.2"/>',
  skipped: '<path d="m2 3.5 5 4.5-5 4.5zM8 3.5 13 8l-5 4.5zM14.5 3.5v9"/>',
  'not-applicable': '<circle cx="8" cy="8" r="6.5" stroke-dasharray="2.5 2"/><path d="M5 8h6"/>',
};

/** The drawings, once per page; badges refer to them. */
export function verdictShapes(): Markup {
  const symbols = VERDICTS.map((verdict) => `<symbol id="i-${verdict}" viewBox="0 0 16 16">${SHAPES[verdict]}</symbol>`);
  return trusted(`<svg class="shapes" aria-hidden="true" focusable="false">${symbols.join('')}</svg>`);
}

/** Word of a verdict as shown to readers. */
export function verdictWord(verdict: Verdict): string {
  return WORDS[verdict];
}

/** Icon alone, for places where the word stands beside it. */
export function verdictIcon(verdict: Verdict): Markup {
  return ICONS[verdict];
}

/** Icon and word in the verdict's colour. */
export function verdictBadge(verdict: Verdict): Markup {
  return BADGES[verdict];
}

/** What the words mean, for readers who see the report for the first time. */
export function verdictLegend(): Markup {
  return html`<dl class="legend">${VERDICTS.map((v) => html`<div><dt>${verdictBadge(v)}</dt><dd>${MEANINGS[v]}</dd></div>`)}</dl>`;
}

/** Each verdict that occurs with its number, the heaviest first. */
export function verdictTally(verdicts: readonly Verdict[]): Markup {
  const present = VERDICTS.filter((verdict) => verdicts.includes(verdict));
  return html`<span class="tally">${present.map((v) => html`${verdictBadge(v)} ${verdicts.filter((w) => w === v).length} `)}</span>`;
}

function byVerdict(make: (verdict: Verdict) => Markup): Record<Verdict, Markup> {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, make(verdict)])) as Record<Verdict, Markup>;
}

// Some thousands of badges stand in one report, of eight kinds.
const ICONS = byVerdict((v) => html`<svg class="i" aria-hidden="true"><use href="#i-${v}"/></svg>`);
const BADGES = byVerdict((v) => html`<b class="v ${v}">${ICONS[v]}${WORDS[v]}</b>`);
