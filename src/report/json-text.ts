/** JSON as the reports write it: laid out, and safe where somebody looks at it in a terminal. */

/** Text of a value with a line feed at its end. Characters that a terminal would obey are escaped, which JSON allows in every string. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, unicodeEscapes)}\n`;
}

function unicodeEscapes(character: string): string {
  return [...Array(character.length).keys()].map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
