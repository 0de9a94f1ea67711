/** What the suite has made at the target: on disk before the request that makes it and again after, so that a crash loses nothing. */
import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Intent, Property } from './command.js';

/** One line of the file. */
type Entry =
  | { entry: 'run'; target: string; started: string }
  | { entry: 'intent'; case: string; intent: Intent; url: string }
  | { entry: 'own'; case: string; property: Property }
  | { entry: 'removed'; location: string };

export interface Ledger {
  intent(testCase: string, intent: Intent, url: string): void;
  own(testCase: string, property: Property): void;
  removed(location: string): void;
  /** Property of one test case, or of all, the last made first. */
  held(testCase?: string): Property[];
  owns(location: string): boolean;
  close(): void;
}

/**
 * A ledger in memory, and on disk too when a path is given.
 * @param durable each entry reaches the disk before the request is sent, so that even a power cut loses none; a killed process loses none either way
 */
export function createLedger(path: string | undefined, target: string, started: string, durable = true): Ledger {
  const file = path === undefined ? undefined : openSync(path, 'w', 0o600);
  const held = new Map<string, { case: string; property: Property }>();
  const write = (entry: Entry): void => {
    if (file === undefined) return;
    writeSync(file, `${JSON.stringify(entry)}\n`);
    if (durable) fdatasyncSync(file);
  };
  write({ entry: 'run', target, started });
  return {
    intent: (testCase, intent, url) => write({ entry: 'intent', case: testCase, intent, url }),
    own(testCase, property) {
      if (held.has(property.location)) return;
      write({ entry: 'own', case: testCase, property });
      held.set(property.location, { case: testCase, property });
    },
    removed(location) {
      if (held.delete(location)) write({ entry: 'removed', location });
    },
    held: (testCase) =>
      [...held.values()]
        .filter((h) => testCase === undefined || h.case === testCase)
        .map((h) => h.property)
        .reverse(),
    owns: (location) => held.has(location),
    close() {
      if (file !== undefined) closeSync(file);
    },
  };
}

/** What an earlier run at the same target left in its ledger; a cut last line is passed over. */
export function leftovers(path: string, target: string): Property[] {
  if (!existsSync(path)) return [];
  const held = new Map<string, Property>();
  let same = false;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    let entry: Entry;
    try {
      entry = JSON.parse(line);
    } catch {
      continue;
    }
    if (entry.entry === 'run') same = entry.target === target;
    else if (entry.entry === 'own') held.set(entry.property.location, entry.property);
    else if (entry.entry === 'removed') held.delete(entry.location);
  }
  return same ? [...held.values()].reverse() : [];
}

const ORDER: Record<Property['type'], number> = { link: 0, resource: 1, mixin: 2 };

/** Links first, then resources, then mixins; within each the last made first. */
export function removalOrder(properties: readonly Property[]): Property[] {
  return properties
    .map((property, n) => ({ property, n }))
    .sort((a, b) => ORDER[a.property.type] - ORDER[b.property.type] || a.n - b.n)
    .map(({ property }) => property);
}
