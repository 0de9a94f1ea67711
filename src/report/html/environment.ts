/** What was tested, with what, and what the run left behind. */
import type { NoteLine } from '../../record/format.js';
import { copyable } from './command.js';
import { html, type Markup, type Slot } from './markup.js';
import type { View } from './view.js';

const NOTES: Record<NoteLine['code'], string> = {
  'left-behind': 'Left behind',
  removed: 'Removed',
  limit: 'Limit hit',
  interrupted: 'Interrupted',
  'foreign-change': 'Changed by others',
  'earlier-run': 'From an earlier run',
  credentials: 'Credentials',
};

/** The few facts that stand beside the verdict. */
export function keyFacts({ record: { header, footer } }: View): Markup {
  const { target, profile } = header;
  return facts([
    ['Product', `${target.product.vendor} ${target.product.name} ${target.product.version}`],
    ['Target', webLink(target.url)],
    ['Profile', `${profile.id} ${profile.version}, for ${profile.for}`],
    ['Started', header.started],
    ['Took', footer && duration(footer.elapsed)],
  ]);
}

/** Everything else about the run. */
export function environment({ record }: View): Markup {
  const { header, footer, digest } = record;
  const { limits, ics, allow } = header.target;
  const deadlines = Object.entries(limits.deadline).map(([name, milliseconds]) => `${name} ${duration(milliseconds)}`);
  return facts([
    ['Suite', `${header.package.name} ${header.package.version}, suites ${header.suite.version}`],
    ['Digest of the suites', html`<code>${header.suite.digest}</code>`],
    ['Texts not of the package', Object.keys(header.texts).join(', ') || 'none'],
    ['Selected', header.selected.join(', ') || 'all test cases'],
    ['Seed', html`<code>${header.seed}</code>`],
    ['Platform', `Node ${header.environment.node} on ${header.environment.platform}`],
    ['Permission', allow],
    ['Declared offered', ics.offered.join(', ') || 'nothing'],
    ['Declared absent', ics.absent.join(', ') || 'nothing'],
    ['Limits', `${limits.concurrency} at once, ${limits.alive} resources alive, ${limits.creations} creations of a kind`],
    ['Deadlines', deadlines.join(', ')],
    ['Exchanges', footer && `${footer.counts.exchanges}`],
    ['Secrets taken out of answers', footer && `${footer.counts.redactions ?? 0}`],
    ['Exit code', footer && `${footer.exitCode}`],
    ['Run record', html`SHA-256 <code>${digest}</code>`],
  ]);
}

/** Limits hit, interruptions, and what clean-up did or could not do. */
export function notes({ record }: View): Markup {
  if (record.notes.length === 0) return html`<p>No limit was hit, and nothing was left behind.</p>`;
  return html`<ul class="plain">${record.notes.map(({ code, text, curl }) => html`<li><strong>${NOTES[code]}:</strong> ${text}${curl !== undefined && html`<br>${copyable(curl)}`}</li>`)}</ul>`;
}

function facts(rows: readonly (readonly [string, Slot])[]): Markup {
  return html`<dl class="facts">${rows.map(([name, value]) => value && html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** A link for http and https; text for anything else, whatever it pretends to be. */
export function webLink(url: string): Slot {
  try {
    const { protocol } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? html`<a href="${url}" rel="noreferrer noopener">${url}</a>` : url;
  } catch {
    return url;
  }
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 100) / 10;
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 6) / 10} min`;
}
