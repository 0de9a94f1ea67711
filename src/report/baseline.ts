/** What a run comes to beside its baseline, in words: the same in the terminal, in Markdown, JUnit and HTML. */
import type { BaselineSummary, EntryResult, EntryState, News } from '../record/baseline.js';
import { FIGURES } from './figures.js';
import { plainText, shortened } from './plain-text.js';

const STATES: Record<EntryState, string> = {
  holds: 'as known',
  'no-longer-fails': 'no longer fails',
  expired: 'expired',
  'matches-nothing': 'matches nothing',
  'not-reached': 'not reached',
  changed: 'another verdict',
};

const LIMIT = 200;

/** Word for the state of an entry. */
export function stateWord(state: EntryState): string {
  return STATES[state];
}

/** `nothing deviates from the baseline (3 entries)`, or how much does. */
export function baselineHeadline({ entries, news }: BaselineSummary): string {
  const stale = entries.filter(({ state }) => state !== 'holds').length;
  const known = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  if (stale + news.length === 0) return `nothing deviates from the baseline (${known})`;
  const parts = [
    ...(news.length > 0 ? [`${news.length} new`] : []),
    ...(stale > 0 ? [`${stale} of ${known} no longer ${stale === 1 ? 'holds' : 'hold'}`] : []),
  ];
  return `deviates from the baseline: ${parts.join(', ')}`;
}

/** `baseline.yaml:12`. */
export function entryPlace({ file }: BaselineSummary, { entry }: EntryResult): string {
  return `${file}:${entry.line}`;
}

/** `no longer fails: pass instead of fail`, or `as known: fail`. */
export function entryWords({ entry, state, is }: EntryResult): string {
  const wanted = FIGURES[entry.verdict].word;
  if (state === 'holds') return `${STATES.holds}: ${wanted}`;
  if (state === 'expired') return `expired on ${entry.expires ?? ''}: ${is === undefined ? wanted : FIGURES[is].word}`;
  if (is === undefined) return STATES[state];
  return `${STATES[state]}: ${FIGURES[is].word} instead of ${wanted}`;
}

/** `reason; owner; until 2027-01-31; link`. */
export function entryRemarks({ entry }: EntryResult): string {
  const { reason, owner, expires, link } = entry;
  return [reason, owner, expires === undefined ? undefined : `until ${expires}`, link].filter((part) => part !== undefined).join('; ');
}

/** What deviates first, then what is as known; each line safe in a terminal. Of a quiet report only the headline and what deviates. */
export function baselineLines(summary: BaselineSummary, quiet = false): string[] {
  const lineOf = (result: EntryResult) =>
    plainText(
      `  ${entryPlace(summary, result)}  ${result.entry.about} ${result.entry.id}  ${entryWords(result)}  (${shortened(entryRemarks(result), LIMIT)})`,
    );
  const stale = summary.entries.filter(({ state }) => state !== 'holds');
  const holding = summary.entries.filter(({ state }) => state === 'holds');
  return [
    plainText(`${summary.file}: ${baselineHeadline(summary)}`),
    ...stale.map(lineOf),
    ...summary.news.map(newsLine),
    ...(quiet ? [] : holding.map(lineOf)),
  ];
}

function newsLine({ about, id, verdict, because }: News): string {
  return plainText(`  new  ${about} ${id}  ${FIGURES[verdict].word}  (${shortened(because, LIMIT)})`);
}
