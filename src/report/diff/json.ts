/** The difference between two runs as JSON; its shape is diff.schema.json. */
import type { RunDifference } from '../../record/run-difference.js';

export const DIFF_FORMAT = 1;

/** Text of it; characters that a terminal would obey are escaped. */
export function diffJson(difference: RunDifference): string {
  const text = JSON.stringify({ format: DIFF_FORMAT, ...difference }, null, 2);
  return `${text.replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, escaped)}\n`;
}

function escaped(character: string): string {
  return [...Array(character.length).keys()].map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
