/** From bytes to a JSON value: encoding, duplicate names, depth, syntax (RFC 4627). Nothing here recurses. */
import type { DeviationCode } from '../deviation.js';
import type { Findings } from '../findings.js';

/** Deeper values are refused: what handles them afterwards may recurse. */
const DEPTH = 200;

const PRODUCTION = 'json-text';

export type Decoded = { kind: 'value'; value: unknown } | { kind: 'empty' } | { kind: 'unreadable' };

/** Encoding by the pattern of zero bytes (RFC 4627 section 3) or a byte order mark. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0) return 'utf-32be';
  if (a === 0 && b !== undefined) return 'utf-16be';
  if (b === 0 && c === 0) return 'utf-32le';
  return b === 0 ? 'utf-16le' : 'utf-8';
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const characters: string[] = [];
  for (let i = 0; i + 4 <= bytes.byteLength; i += 4) {
    const point = view.getUint32(i, littleEndian);
    characters.push(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point));
  }
  return characters.join('');
}

function decode(bytes: Uint8Array, note: (code: DeviationCode, excerpt: string) => void): string {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-32le' || encoding === 'utf-32be') {
    note('json-other-encoding', encoding);
    return decodeUtf32(bytes, encoding === 'utf-32le');
  }
  if (encoding !== 'utf-8') {
    note('json-other-encoding', encoding);
    return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    note('json-not-utf8', text.slice(Math.max(0, text.indexOf('\ufffd') - 20)));
    return text;
  }
}

/** Position after the string that begins at `start`. */
function afterString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i++;
    else if (code === 0x22) return i + 1;
  }
  return text.length;
}

function unescaped(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/** Depth of the text and its duplicate names with their offsets; meaningful when the text turns out to be JSON. */
function survey(text: string): { tooDeep: boolean; duplicates: { name: string; offset: number }[] } {
  const duplicates: { name: string; offset: number }[] = [];
  const names: (Set<string> | undefined)[] = [];
  let key = false;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x7b: // {
      case 0x5b: // [
        if (names.length >= DEPTH) return { tooDeep: true, duplicates };
        key = text[i] === '{';
        names.push(key ? new Set() : undefined);
        break;
      case 0x7d: // }
      case 0x5d: // ]
        names.pop();
        key = false;
        break;
      case 0x2c: // ,
        key = names.at(-1) !== undefined;
        break;
      case 0x22: {
        const next = afterString(text, i);
        const known = key ? names.at(-1) : undefined;
        if (known !== undefined) {
          const name = unescaped(text.slice(i, next));
          if (known.has(name)) duplicates.push({ name, offset: i });
          known.add(name);
        }
        key = false;
        i = next - 1;
        break;
      }
    }
  }
  return { tooDeep: false, duplicates };
}

/** The value that a body holds; of duplicate members the last counts, as everywhere in JavaScript. */
export function decodeJson(body: Uint8Array, findings: Findings): Decoded {
  const note = (code: DeviationCode, excerpt: string, offset = 0): void => findings.add(code, PRODUCTION, { offset }, excerpt);
  findings.count(PRODUCTION);
  let text = decode(body, note);
  if (text.startsWith('\ufeff')) {
    note('byte-order-mark', text.slice(0, 10));
    text = text.slice(1);
  }
  if (text.trim() === '') {
    note('json-empty-body', text);
    return { kind: 'empty' };
  }
  const { tooDeep, duplicates } = survey(text);
  if (tooDeep) {
    note('json-too-deep', text);
    return { kind: 'unreadable' };
  }
  try {
    const value: unknown = JSON.parse(text);
    for (const { name, offset } of duplicates) note('json-duplicate-name', name, offset);
    return { kind: 'value', value };
  } catch (error) {
    note('json-syntax', error instanceof Error ? error.message : text);
    return { kind: 'unreadable' };
  }
}
