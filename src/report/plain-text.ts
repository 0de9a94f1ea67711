/** Text of whatever origin, made fit for the place where it is printed: what is invisible or commands a terminal becomes visible. */

/**
 * Control and format characters (among them ANSI's escape, bidirectional overrides, zero-width ones), line separators, lone surrogates and
 * noncharacters: they move the cursor, reorder the line, hide, or cannot stand in XML.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;

const NAMED: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line that is safe in a terminal; everything unprintable stands as `\n`, `\x1b` or `\u{202e}`. */
export function plainText(text: string): string {
  return text.replace(UNPRINTABLE, visible);
}

/** As {@link plainText}, but line feeds stay: for text that we ourselves laid out in lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}

/** The first `limit` characters, and how many are left out. */
export function shortened(text: string, limit: number): string {
  const characters = [...text.slice(0, limit * 2)];
  if (characters.length <= limit && text.length <= limit * 2) return text;
  const kept = characters.slice(0, limit).join('');
  return `${kept}… (${text.length - kept.length} more characters)`;
}

/** Text for a paragraph or table cell of Markdown, on one line, with nothing in it that Markdown or HTML would take for its own. */
export function markdownText(text: string): string {
  return (
    plainText(text)
      .replace(/[\\`*_[\]#|~$]/g, (character) => `\\${character}`)
      // What makes a list, a rule or a heading only in front.
      .replace(/^(\d*)([-+=.)])/, '$1\\$2')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/(^|[^\w])@(?=\w)/g, '$1&#64;')
  );
}

/** Text as a code span; a table splits its cells before it sees code, so that there the pipe is escaped. */
export function markdownCode(text: string): string {
  const content = plainText(text).replace(/\|/g, '\\|');
  const fence = '`'.repeat(longestRun(content) + 1);
  return `${fence} ${content} ${fence}`.replace(/^(`) ([^`]*) (`)$/, '$1$2$3');
}

/** Lines as a fenced block of code. */
export function markdownBlock(text: string): string {
  const content = plainLines(text);
  const fence = '`'.repeat(Math.max(3, longestRun(content) + 1));
  return `${fence}text\n${content}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return NAMED[character] ?? (code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`);
}
