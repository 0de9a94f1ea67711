/** A record judged again without a server: by the same suite (verify), or by the one installed (regrade). */
import type { HeaderLine, RecordPart } from '../../record/format.js';
import type { RunRecord } from '../../record/run-record.js';
import { footerLine } from '../../record/summary.js';
import { createRecordWriter, type RecordWriter } from '../../record/write.js';
import { credentialled } from '../interpretation/principal.js';
import type { Material } from '../plan/material.js';
import type { FlowEnd } from './conduct.js';
import { flow } from './flow.js';
import { judgeParts } from './joint.js';
import { createReplayChannel, recordedExchange } from './replay.js';

/**
 * Performs the flow over a record and returns the record that comes of it: its exchanges, and verdicts made anew.
 * @param path of the file to write; in memory only without it
 * @param origin what the header says of the new record, where it differs from the old one's
 */
export async function rejudge(record: RunRecord, material: Material, path?: string, origin: Partial<HeaderLine> = {}): Promise<RunRecord> {
  const recorder = createRecordWriter(path);
  recorder.write({ ...record.header, profile: material.profile, clauses: material.clauses, ...origin });
  for (const body of record.bodies.values()) recorder.write(body);
  for (const line of record.exchanges.values()) recorder.write(line);
  for (const poll of record.polls.values()) recorder.write(poll);
  const end =
    record.header.parts === undefined
      ? await whole(record, material, recorder)
      : await joint(record, record.header.parts, material, recorder);
  for (const note of record.notes) recorder.write(note);
  if (end.ended === 'complete' || end.ended === 'unreachable')
    recorder.write(footerLine(recorder.record(), elapsedOf(record), end.ended === 'unreachable' ? 4 : undefined));
  recorder.close();
  return recorder.record();
}

function whole(record: RunRecord, material: Material, recorder: RecordWriter): Promise<FlowEnd> {
  const counts = new Map<string, number>();
  for (const { key } of record.exchanges.values()) counts.set(key.case, (counts.get(key.case) ?? 0) + 1);
  const exchanges = [...record.exchanges.values()].map((line) => recordedExchange(record, line));
  return flow(material, {
    channel: credentialled(createReplayChannel(record), material.target),
    concurrency: 1,
    stopped: () => false,
    planned: (line) => recorder.write(line),
    result: (line) => recorder.write(line),
    rule: (line) => recorder.write(line),
    retries: (testCase) => record.cases.some(({ id, attempt }) => id === testCase && attempt > 1),
    release: async () => {},
    exchanges: () => exchanges,
    clock: () => 0,
    count: (testCase) => counts.get(testCase) ?? 0,
  });
}

async function joint(record: RunRecord, parts: readonly RecordPart[], material: Material, recorder: RecordWriter): Promise<FlowEnd> {
  const { end, plan, cases, rules } = await judgeParts(record, parts, material);
  if (plan !== undefined) recorder.write(plan);
  for (const line of [...cases, ...rules]) recorder.write(line);
  return end;
}

/** Milliseconds until the last recorded answer; of a merged record those of the part that took longest. */
function elapsedOf(record: RunRecord): number {
  let elapsed = 0;
  for (const line of record.exchanges.values()) elapsed = Math.max(elapsed, line.at + line.elapsed);
  return Math.round(elapsed);
}
