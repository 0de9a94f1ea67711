/** A recorded request as a curl command that repeats it, and that does nothing else wherever it is pasted. */
import type { RecordedRequest } from '../record/format.js';

/** Bytes of a body that still go on the command line. */
const INLINE_LIMIT = 8192;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What curl sends unless told otherwise. */
const CURL_OWN = ['Accept', 'User-Agent'];

/**
 * One line for bash, zsh or ksh. Each word with anything in it but plain characters is quoted; control characters and bytes beyond ASCII
 * are octal escapes. A body with a zero byte comes from printf, since no argument can hold one; one beyond 8 KiB is left in the record.
 */
export function curlCommand(request: RecordedRequest, body: Uint8Array = new Uint8Array()): string {
  const url = request.url;
  const options = [
    'curl',
    request.method === 'HEAD' ? '-I' : '-i',
    ...(request.method === 'GET' || request.method === 'HEAD'
      ? body.length > 0
        ? ['-X', request.method]
        : []
      : ['-X', quoted(latin1(request.method))]),
    ...(/[[\]{}]/.test(url) ? ['-g'] : []),
    ...(/\/\.{1,2}(\/|$)/.test(url) ? ['--path-as-is'] : []),
    ...headerOptions(request, body),
  ];
  const unsendable = request.fields.filter(([name]) => !TOKEN.test(name)).length;
  const comments = unsendable === 0 ? [] : [`${unsendable} malformed field(s) left out`];
  if (body.length === 0) return finished(options, url, comments);
  if (body.length > INLINE_LIMIT) {
    comments.push(`body of ${body.length} bytes, in the record`);
    return finished([...options, '--data-binary', quoted(Buffer.from(`@${request.body ?? 'body'}`))], url, comments);
  }
  if (body.includes(0))
    return `printf ${quoted(Buffer.from(printfFormat(body)))} | ${finished([...options, '--data-binary', '@-'], url, comments)}`;
  // A leading @ would name a file; --data-raw takes it as it is.
  return finished([...options, body[0] === 0x40 ? '--data-raw' : '--data-binary', quoted(body)], url, comments);
}

function finished(options: string[], url: string, comments: string[]): string {
  const place = /^https?:\/\//i.test(url) ? [] : ['--url'];
  return [...options, ...place, quoted(latin1(url)), ...(comments.length === 0 ? [] : [`# ${comments.join('; ')}`])].join(' ');
}

function headerOptions(request: RecordedRequest, body: Uint8Array): string[] {
  const sent = new Set(request.fields.map(([name]) => name.toLowerCase()));
  const unwanted = [...CURL_OWN, ...(body.length > 0 ? ['Content-Type'] : [])].filter((name) => !sent.has(name.toLowerCase()));
  const fields = request.fields
    .filter(([name]) => TOKEN.test(name))
    // curl's way of sending a field with an empty value is a semicolon.
    .map(([name, value]) => (value.trim() === '' ? `${name};` : `${name}: ${value}`));
  return [...fields, ...unwanted.map((name) => `${name}:`)].flatMap((field) => ['-H', quoted(latin1(field))]);
}

/** Bytes of text that came from the wire as Latin-1; anything beyond can only be ours, and is UTF-8. */
function latin1(text: string): Uint8Array {
  return Buffer.from(text, /[^\0-\xff]/.test(text) ? 'utf8' : 'latin1');
}

/** One word of the shell. */
function quoted(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  // Not with = in front, which zsh would look up as a command.
  if (/^[\w./:@%+,-][\w./:@%+,=-]*$/.test(text)) return text;
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${text.replace(/[^\x20-\x7e]|['\\]/g, ansiEscape)}'`;
}

/** For `$'…'`: octal, since shells differ in how many hexadecimal digits they take. */
function ansiEscape(character: string): string {
  return SHORT[character] ?? octal(character);
}

const SHORT: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t', "'": "\\'", '\\': '\\\\' };

/** For printf, whose format has the percent sign besides. */
function printfFormat(body: Uint8Array): string {
  return Buffer.from(body)
    .toString('latin1')
    .replace(/[^\x20-\x7e]|[\\%'-]/g, octal);
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
