/** The reports that a run leaves beside its record. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SuiteError } from '../errors.js';
import { baselineOf } from '../record/baseline.js';
import type { RunRecord } from '../record/run-record.js';
import { summarize } from '../record/summary.js';
import { htmlReport } from '../report/html/report.js';
import { junitReport } from '../report/junit.js';
import { markdownReport } from '../report/markdown.js';
import type { BaselineEntry } from '../spec/baseline.js';

/** Names of the files in the folder of a run. */
export const RECORD_FILE = 'run.jsonl';
export const LEDGER_FILE = 'ledger.jsonl';

const reports = { 'junit.xml': junitReport, 'report.html': htmlReport, 'summary.md': markdownReport };

/** The folder, made if need be; throws `file` when it cannot be. */
export function reportFolder(folder: string): string {
  return guarded(folder, () => {
    mkdirSync(folder, { recursive: true });
    return folder;
  });
}

/** Writes all reports of the record and returns their paths. */
export function writeReports(record: RunRecord, folder: string): string[] {
  return Object.entries(reports).map(([name, report]) => {
    const path = join(folder, name);
    const text = report(record);
    guarded(path, () => writeFileSync(path, text));
    return path;
  });
}

/** Writes a baseline of all that is not well in the record, keeping what older entries say of the same. */
export async function writeBaseline(record: RunRecord, path: string, older: readonly BaselineEntry[]): Promise<void> {
  const { baselineText } = await import('../spec/baseline.js');
  const text = baselineText(baselineOf(record, summarize(record).clauses, older));
  guarded(path, () => writeFileSync(path, text));
}

function guarded<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    throw new SuiteError('file', `report [${path}]: cannot be written: ${cause instanceof Error ? cause.message : cause}`, [], { cause });
  }
}
