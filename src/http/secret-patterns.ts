/** Regular expressions that find a secret in each form in which a server may give it back. */
import { latin1 } from './secrets.js';

/** Finds the secret character by character, each plain, percent-escaped, JSON-escaped or as an entity; texts are bytes as Latin-1. */
export function escapedForms(secret: string): RegExp {
  return new RegExp([...secret].map(characterForms).join(''), 'g');
}

const SHORT_ESCAPES: { readonly [character: string]: string } = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };
const ENTITIES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function characterForms(character: string): string {
  const bytes = [...Buffer.from(character, 'utf8')];
  const units = [...Array(character.length).keys()].map((i) => character.charCodeAt(i));
  const code = character.codePointAt(0) ?? 0;
  const forms = [
    literal(latin1(character)),
    bytes.map((byte) => `%${anyCase(hex(byte, 2))}`).join(''),
    units.map((unit) => `\\\\u${anyCase(hex(unit, 4))}`).join(''),
    `&#(?:[xX]0{0,6}${anyCase(code.toString(16))}|0{0,6}${code});`,
  ];
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) forms.push(`\\\\${short}`);
  const entity = ENTITIES[character];
  if (entity !== undefined) forms.push(entity);
  if (/["\\/]/.test(character)) forms.push(`\\\\${literal(character)}`);
  if (character === ' ') forms.push('\\+');
  // the escape of a backslash before the backslash alone
  return `(?:${forms.sort((a, b) => b.length - a.length).join('|')})`;
}

/**
 * Finds base64 of anything that contains the secret (RFC 4648 sections 4 and 5). What stands before the secret shifts its bits by 0, 2 or 4,
 * and leaves only the characters between the outermost ones the same; those at the edges belong to the neighbours as well.
 */
export function base64Forms(secret: string): RegExp {
  const bytes = Buffer.from(secret, 'utf8');
  const cores = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const first = shift === 0 ? 0 : shift + 1;
    const core = text.slice(first, Math.floor((8 * (shift + bytes.length)) / 6));
    return [...core].map(base64Character).join('');
  });
  return new RegExp(cores.join('|'), 'g');
}

function base64Character(character: string): string {
  if (character === '+') return '(?:\\+|-|%2[bB])';
  if (character === '/') return '(?:\\\\?/|_|%2[fF])';
  return character;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
