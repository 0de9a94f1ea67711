/** A comparison as JSON for other programs; its shape is compare.schema.json. */
import type { Comparison } from './model.js';

export const COMPARE_FORMAT = 1;

/** Text of it; characters that a terminal would obey are escaped. */
export function compareJson({ anonymous, columns, rows, features }: Comparison): string {
  const value = {
    format: COMPARE_FORMAT,
    anonymous,
    implementations: columns.map((column) => ({ ...column, missing: column.missing ?? null })),
    clauses: rows.map(({ clause, cells, disagreement, finding }) => ({
      id: clause.id,
      document: clause.document,
      section: clause.section,
      level: clause.level,
      disagreement,
      finding: finding ?? null,
      // Test cases may be named after what only one server has.
      verdicts: cells.map(({ verdict, choices, cases }) => ({ verdict, choices, ...(anonymous ? {} : { cases }) })),
    })),
    features,
  };
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, escaped)}\n`;
}

function escaped(character: string): string {
  return [...Array(character.length).keys()].map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
