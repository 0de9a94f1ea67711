/** Joins the records of the parts of a run, and refuses those that are not parts of one run. Pure: verdicts are made anew afterwards. */
import { isDeepStrictEqual } from 'node:util';
import { SuiteError } from '../errors.js';
import { pollKey } from './assembly.js';
import type { BodyLine, ExchangeLine, HeaderLine, PollLine, RecordPart } from './format.js';
import { keyText } from './format.js';
import { compareKeys } from './key-order.js';
import type { RunRecord } from './run-record.js';

/**
 * One record with the exchanges of all parts, each told by its number, in whatever order they are given. It has no plan, no results and
 * no footer: those follow from its exchanges. Throws `usage` when parts are missing, doubled, unfinished, or of different runs.
 */
export function joinParts(records: readonly RunRecord[]): RunRecord {
  const parts = inOrder(records);
  const [first] = parts;
  if (first === undefined) throw refused('no records');
  for (const part of parts) checkSame(first.record, part.record, part.index);
  const bodies = new Map<string, BodyLine>();
  const exchanges: ExchangeLine[] = [];
  const polls = new Map<string, PollLine>();
  for (const { record, index } of parts) {
    for (const [digest, line] of record.bodies) bodies.set(digest, line);
    for (const line of record.exchanges.values()) exchanges.push({ ...line, key: { ...line.key, shard: index } });
    for (const line of record.polls.values()) {
      const told = { ...line, shard: index };
      polls.set(pollKey(told), told);
    }
  }
  exchanges.sort((a, b) => compareKeys(a.key, b.key));
  return {
    header: headerOf(parts),
    exchanges: new Map(exchanges.map((line) => [keyText(line.key), line])),
    polls,
    bodies,
    cases: [],
    rules: [],
    notes: parts.flatMap(({ record }) => record.notes),
    digest: '',
  };
}

interface Part {
  index: number;
  record: RunRecord;
}

function inOrder(records: readonly RunRecord[]): Part[] {
  const byIndex = new Map<number, RunRecord>();
  const of = records[0]?.header.shard?.of ?? 0;
  for (const record of records) {
    const { shard } = record.header;
    if (shard === undefined) throw refused(`record ${short(record)} is no part of a run (made without --shard)`);
    if (shard.of !== of) throw refused(`part ${shard.index} of ${shard.of} is of another division than one of ${of}`);
    if (byIndex.has(shard.index)) throw refused(`part ${shard.index} of ${of} is there twice`);
    byIndex.set(shard.index, record);
  }
  const all = Array.from({ length: of }, (_, i) => i + 1);
  const missing = all.filter((index) => !byIndex.has(index));
  if (missing.length > 0) throw refused(`of ${of} parts ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`);
  return all.flatMap((index) => {
    const record = byIndex.get(index);
    return record === undefined ? [] : [{ index, record }];
  });
}

/** What has to be the same for the parts to be one run. */
const SAME = ['package', 'suite', 'profile', 'selected', 'texts', 'clauses'] as const satisfies readonly (keyof HeaderLine)[];

function checkSame(first: RunRecord, other: RunRecord, index: number): void {
  const which = `part ${index} of ${other.header.shard?.of}`;
  const interrupted = other.notes.some(({ code }) => code === 'interrupted');
  if (other.footer === undefined || other.plan === undefined || interrupted) {
    throw refused(`${which} did not come to its end: run it again`);
  }
  for (const name of SAME) {
    if (!isDeepStrictEqual(other.header[name], first.header[name])) throw refused(`${which} has another ${name} than the first`);
  }
  if (!isDeepStrictEqual(targetOf(other), targetOf(first))) throw refused(`${which} is of another target than the first`);
}

/** Each part with an embedded server started its own, on a port of its own. */
function targetOf({ header: { target } }: RunRecord): unknown {
  return target.embedded ? { ...target, url: '' } : target;
}

function headerOf(parts: readonly Part[]): HeaderLine {
  const [first] = parts;
  if (first === undefined) throw refused('no records');
  const { shard: _, ...header } = first.record.header;
  const started = parts.map(({ record }) => record.header.started).sort((a, b) => Date.parse(a) - Date.parse(b));
  return {
    ...header,
    started: started[0] ?? header.started,
    parts: parts.map(
      ({ index, record }): RecordPart => ({
        index,
        seed: record.header.seed,
        started: record.header.started,
        url: record.header.target.url,
        record: record.digest,
      }),
    ),
  };
}

function short(record: RunRecord): string {
  return record.digest.slice(0, 12);
}

function refused(why: string): SuiteError {
  return new SuiteError('usage', `merge [run records]: ${why}`);
}
