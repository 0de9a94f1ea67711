/** The HTML report: one file that needs no network, made from a run record and nothing else. */
import type { RunRecord } from '../../record/run-record.js';
import { summarize } from '../../record/summary.js';
import { page } from './page.js';
import { viewOf } from './view.js';

/** The report as a complete HTML document; the same record gives the same text again. */
export function htmlReport(record: RunRecord): string {
  return page(viewOf(record, summarize(record))).toString();
}
