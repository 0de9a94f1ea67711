/** What the suite has made at the target: on disk before the request that makes it and again after, so that a crash loses nothing. */
import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { isMap } from '../../spec/read/json.js';
import type { Intent, Property } from '../interpretation/command.js';

/** One line of the file. */
type Entry =
  | { entry: 'run'; target: string; started: string }
  | { entry: 'intent'; case: string; intent: Intent; url: string; marks: readonly string[]; at: string }
  | { entry: 'own'; case: string; property: Property }
  /** Nothing with these marks is there: the request was refused, or a search found nothing. */
  | { entry: 'settled'; marks: readonly string[] }
  | { entry: 'removed'; location: string };

/** A creating request of which it is not known what it has made. */
export interface OpenIntent {
  case: string;
  type: Property['type'];
  /** Where the request went: a collection, the query interface, or the URL of the new entity itself. */
  url: string;
  /** Titles and terms in the request, none of which is used twice. */
  marks: readonly string[];
  /** ISO 8601, just before the request was sent. */
  at: string;
}

/** What a ledger tells of its run. */
export interface LedgerContent {
  /** Base of the target; empty when the file does not say. */
  target: string;
  started: string;
  /** What was made and not removed, the last made first. */
  held: Property[];
  open: OpenIntent[];
}

export interface Ledger {
  intent(testCase: string, intent: Intent, url: string, marks: readonly string[]): void;
  own(testCase: string, property: Property): void;
  settled(marks: readonly string[]): void;
  removed(location: string): void;
  /** Property of one test case, or of all, the last made first. */
  held(testCase?: string): Property[];
  /** Creating requests of which nothing is known yet. */
  open(): OpenIntent[];
  owns(location: string): boolean;
  close(): void;
}

/** What entries say, taken one after the other. */
class Book {
  target = '';
  started = '';
  readonly held = new Map<string, { case: string; property: Property }>();
  readonly #intents: OpenIntent[] = [];
  readonly #known = new Set<string>();

  take(entry: Entry): void {
    switch (entry.entry) {
      case 'run':
        this.target = entry.target;
        this.started = entry.started;
        break;
      case 'intent':
        this.#intents.push({ case: entry.case, type: entry.intent.type, url: entry.url, marks: entry.marks, at: entry.at });
        break;
      case 'own': {
        const { property } = entry;
        this.held.set(property.location, { case: entry.case, property });
        for (const mark of [property.mark, property.category?.term]) if (mark !== undefined) this.#known.add(mark);
        break;
      }
      case 'settled':
        for (const mark of entry.marks) this.#known.add(mark);
        break;
      case 'removed':
        this.held.delete(entry.location);
        break;
    }
  }

  open(): OpenIntent[] {
    return this.#intents
      .map((intent) => ({ ...intent, marks: intent.marks.filter((mark) => !this.#known.has(mark)) }))
      .filter(({ marks }) => marks.length > 0);
  }

  properties(testCase?: string): Property[] {
    return [...this.held.values()]
      .filter((h) => testCase === undefined || h.case === testCase)
      .map((h) => h.property)
      .reverse();
  }
}

/**
 * A ledger in memory, and on disk too when a path is given.
 * @param durable each entry reaches the disk before the request is sent, so that even a power cut loses none; a killed process loses none either way
 * @param resumed goes on with the ledger that is there instead of beginning another
 */
export function createLedger(path: string | undefined, target: string, started: string, durable = true, resumed = false): Ledger {
  const book = new Book();
  if (path !== undefined && resumed) for (const entry of entriesIn(path)) book.take(entry);
  const file = path === undefined ? undefined : openSync(path, resumed ? 'a' : 'w', 0o600);
  const enter = (entry: Entry, synced = durable): void => {
    book.take(entry);
    if (file === undefined) return;
    writeSync(file, `${JSON.stringify(entry)}\n`);
    if (synced) fdatasyncSync(file);
  };
  // after a cut line
  if (file !== undefined && resumed) writeSync(file, '\n');
  else enter({ entry: 'run', target, started });
  return {
    intent: (testCase, intent, url, marks) =>
      enter({ entry: 'intent', case: testCase, intent, url, marks: [...marks], at: new Date().toISOString() }),
    own(testCase, property) {
      if (!book.held.has(property.location)) enter({ entry: 'own', case: testCase, property });
    },
    // losing one costs a search, no more
    settled(marks) {
      if (marks.length > 0) enter({ entry: 'settled', marks: [...marks] }, false);
    },
    removed(location) {
      if (book.held.has(location)) enter({ entry: 'removed', location });
    },
    held: (testCase) => book.properties(testCase),
    open: () => book.open(),
    owns: (location) => book.held.has(location),
    close() {
      if (file !== undefined) closeSync(file);
    },
  };
}

/** What an earlier run left in its ledger; empty where there is none. */
export function readLedger(path: string): LedgerContent {
  const book = new Book();
  if (existsSync(path)) for (const entry of entriesIn(path)) book.take(entry);
  return { target: book.target, started: book.started, held: book.properties(), open: book.open() };
}

/** Moves a ledger that still tells of something out of the way of the next, and returns its new path. */
export function setAside(path: string): string {
  for (let n = 1; ; n++) {
    const other = path.replace(/(\.[^./]*)?$/, `.${n}$1`);
    if (existsSync(other)) continue;
    renameSync(path, other);
    return other;
  }
}

const ENTRIES = new Set(['run', 'intent', 'own', 'settled', 'removed']);

/** A cut last line is passed over, and so is whatever is no entry. */
function entriesIn(path: string): Entry[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line): Entry[] => {
      try {
        const entry: unknown = JSON.parse(line);
        return isEntry(entry) ? [entry] : [];
      } catch {
        return [];
      }
    });
}

function isEntry(value: unknown): value is Entry {
  if (!isMap(value) || typeof value.entry !== 'string' || !ENTRIES.has(value.entry)) return false;
  switch (value.entry) {
    case 'run':
      return typeof value.target === 'string' && typeof value.started === 'string';
    case 'intent':
      return isMap(value.intent) && typeof value.url === 'string' && Array.isArray(value.marks) && typeof value.at === 'string';
    case 'own':
      return isMap(value.property) && typeof value.property.location === 'string';
    case 'settled':
      return Array.isArray(value.marks);
    default:
      return typeof value.location === 'string';
  }
}

const ORDER: Record<Property['type'], number> = { link: 0, resource: 1, mixin: 2 };

/** Links first, then resources, then mixins; within each the last made first. */
export function removalOrder(properties: readonly Property[]): Property[] {
  return properties
    .map((property, n) => ({ property, n }))
    .sort((a, b) => ORDER[a.property.type] - ORDER[b.property.type] || a.n - b.n)
    .map(({ property }) => property);
}
