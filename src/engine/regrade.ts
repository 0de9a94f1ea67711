/** A record judged again without a server: by the same suite (verify), or by the one installed (regrade). */
import type { HeaderLine } from '../record/format.js';
import type { RunRecord } from '../record/run-record.js';
import { footerLine } from '../record/summary.js';
import { createRecordWriter } from '../record/write.js';
import { flow } from './flow.js';
import type { Material } from './material.js';
import { createReplayChannel, recordedExchange } from './replay.js';

/**
 * Performs the flow over a record and returns the record that comes of it: its exchanges, and verdicts made anew.
 * @param path of the file to write; in memory only without it
 * @param origin what the header says of the new record, where it differs from the old one's
 */
export async function rejudge(record: RunRecord, material: Material, path?: string, origin: Partial<HeaderLine> = {}): Promise<RunRecord> {
  const recorder = createRecordWriter(path);
  recorder.write({ ...record.header, profile: material.profile, clauses: material.clauses, ...origin });
  const counts = new Map<string, number>();
  for (const body of record.bodies.values()) recorder.write(body);
  for (const line of record.exchanges.values()) {
    recorder.write(line);
    counts.set(line.key.case, (counts.get(line.key.case) ?? 0) + 1);
  }
  for (const poll of record.polls.values()) recorder.write(poll);
  const exchanges = [...record.exchanges.values()].map((line) => recordedExchange(record, line));
  const end = await flow(material, {
    channel: createReplayChannel(record),
    concurrency: 1,
    stopped: () => false,
    planned: (line) => recorder.write(line),
    result: (line) => recorder.write(line),
    rule: (line) => recorder.write(line),
    release: async () => {},
    exchanges: () => exchanges,
    clock: () => 0,
    count: (testCase) => counts.get(testCase) ?? 0,
  });
  for (const note of record.notes) recorder.write(note);
  if (end.ended === 'complete' || end.ended === 'unreachable')
    recorder.write(footerLine(recorder.record(), 0, end.ended === 'unreachable' ? 4 : undefined));
  recorder.close();
  return recorder.record();
}
