/** The reports that every run writes beside its record. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../record/run-record.js';

/** Writes junit.xml, report.html and summary.md; every path of a run does, a failed one too. */
export async function writeReports(record: RunRecord, out: string): Promise<void> {
  const [{ junitReport }, { htmlReport }, { markdownReport }] = await Promise.all([
    import('../report/junit.js'),
    import('../report/html/report.js'),
    import('../report/markdown.js'),
  ]);
  writeFileSync(join(out, 'junit.xml'), junitReport(record));
  writeFileSync(join(out, 'report.html'), htmlReport(record));
  writeFileSync(join(out, 'summary.md'), markdownReport(record));
}
