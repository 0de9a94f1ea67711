/** Baselines: what is known not to be well, read from YAML with the line of each entry, and written for a start. */
import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { type ErrorDetail, SuiteError } from '../errors.js';
import { problemAt, throwProblems } from './problem.js';
import { defined, listOf, mapOf, textOf } from './read/json.js';
import { readSource, type Source } from './source.js';
import { validate } from './validate.js';

export const ABOUT = ['clause', 'case', 'feature'] as const;
export const KNOWN_VERDICTS = ['fail', 'error', 'inconclusive', 'blocked', 'warn', 'skipped'] as const;

/** One thing that is known, and what stands beside it for those who read the reports. */
export interface BaselineEntry {
  about: (typeof ABOUT)[number];
  id: string;
  verdict: (typeof KNOWN_VERDICTS)[number];
  reason: string;
  owner?: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  expires?: string;
  /** URL. */
  link?: string;
  /** Of the file, from 1. */
  line: number;
}

export interface Baseline {
  /** As it was named. */
  file: string;
  entries: BaselineEntry[];
}

/** The baseline in a file. Throws with all mistakes. */
export function loadBaselineFile(path: string): Baseline {
  return readBaseline(path, textOfFile(path));
}

/** The baseline in a text. Throws with all mistakes. */
export function readBaseline(file: string, text: string): Baseline {
  const source = readSource(file, text);
  throwProblems(source.problems.length > 0 ? source.problems : validate(source, 'baseline'));
  throwProblems(problemsOfBaseline(source));
  return { file, entries: listOf(mapOf(source.value).baseline).map((each) => entryOf(source, mapOf(each))) };
}

/** What no schema says: an entry is about one thing, no thing has two, and dates are in the calendar. */
export function problemsOfBaseline(source: Source): ErrorDetail[] {
  const seen = new Map<string, number>();
  return listOf(mapOf(source.value).baseline).flatMap((each) => {
    const map = mapOf(each);
    const at = source.of(map);
    const problem = (message: string): ErrorDetail[] => [problemAt(source, at, 'schema', message)];
    const named = ABOUT.filter((key) => key in map);
    if (named.length !== 1) return problem(`an entry has one of ${ABOUT.join(', ')}, this one has ${named.join(' and ') || 'none'}`);
    const entry = entryOf(source, map);
    if (entry.expires !== undefined && !inCalendar(entry.expires)) return problem(`expires: there is no day ${entry.expires}`);
    const key = `${entry.about} ${entry.id}`;
    const before = seen.get(key);
    seen.set(key, at[0]);
    return before === undefined ? [] : problem(`${key} is there twice, first on line ${before}`);
  });
}

/** Text of a baseline file with these entries, in their order. */
export function baselineText(entries: readonly Omit<BaselineEntry, 'line'>[]): string {
  const head =
    '# What is known not to be well. Give each entry its reason, an owner and a day on which it expires;\n# an entry that no longer holds is reported and makes the run end with 1.\n';
  const written = entries.map(({ about, id, verdict, ...rest }) => ({ [about]: id, verdict, ...rest }));
  return `${head}${stringify({ baseline: written }, { version: '1.2', schema: 'core', lineWidth: 0 })}`;
}

function entryOf(source: Source, map: Record<string, unknown>): BaselineEntry {
  const about = ABOUT.find((key) => key in map) ?? 'clause';
  const text = (key: string) => (map[key] === undefined ? undefined : textOf(map[key]));
  return {
    about,
    id: textOf(map[about]),
    verdict: KNOWN_VERDICTS.find((verdict) => verdict === map.verdict) ?? 'fail',
    reason: textOf(map.reason),
    ...defined<Pick<BaselineEntry, 'owner' | 'expires' | 'link'>>({ owner: text('owner'), expires: text('expires'), link: text('link') }),
    line: source.of(map)[0],
  };
}

/** The pattern lets 2027-02-30 through. */
function inCalendar(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SuiteError('file', `cannot be read [${path}]: ${cause instanceof Error ? cause.message : String(cause)}`, [], { cause });
  }
}
