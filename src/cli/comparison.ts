/** Comparisons as text, and in files. */
import { writeFileSync } from 'node:fs';
import { SuiteError } from '../errors.js';
import { compareCsv } from '../report/compare/csv.js';
import { compareHtml } from '../report/compare/html.js';
import { compareJson } from '../report/compare/json.js';
import type { Comparison } from '../report/compare/model.js';

const writers = { html: compareHtml, csv: compareCsv, json: compareJson };

/** The comparison in one of its forms. */
export function comparisonText(comparison: Comparison, format: keyof typeof writers): string {
  return writers[format](comparison);
}

/** Writes the comparison; throws `file` when that cannot be. */
export function writeComparison(comparison: Comparison, format: keyof typeof writers, path: string): void {
  const text = comparisonText(comparison, format);
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new SuiteError('file', `comparison [${path}]: cannot be written: ${cause instanceof Error ? cause.message : cause}`, [], {
      cause,
    });
  }
}
