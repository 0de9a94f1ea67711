/** X-OCCI-Attribute values (GFD.229 section 4.3), and the tokens that Link fields write for numbers and booleans. */
import type { AttributeValue } from '../model.js';
import { isName } from '../names.js';
import { decodedText } from './encoding.js';
import { readValue, type Value } from './parameter.js';
import { indexWithin, isBlank, type Range, type Source, skipBlanks, trimmed } from './scanner.js';

const PRODUCTION = 'attribute';

/** How a bare word reads as a number; undefined when it is none. */
function numberForm(text: string): 'plain' | 'signed' | 'exponent' | undefined {
  let i = 0;
  const signed = text[0] === '+' || text[0] === '-';
  if (signed) i++;
  const whole = digits(text, i);
  i += whole;
  let fraction = 0;
  if (text[i] === '.') {
    fraction = digits(text, i + 1);
    i += 1 + fraction;
  }
  if (whole + fraction === 0) return undefined;
  if (i === text.length) return signed ? 'signed' : 'plain';
  if (text[i] !== 'e' && text[i] !== 'E') return undefined;
  i++;
  if (text[i] === '+' || text[i] === '-') i++;
  const exponent = digits(text, i);
  return exponent > 0 && i + exponent === text.length ? 'exponent' : undefined;
}

function digits(text: string, start: number): number {
  let i = start;
  while (i < text.length && text.charCodeAt(i) >= 0x30 && text.charCodeAt(i) <= 0x39) i++;
  return i - start;
}

/** The value of a token in a Link field: a number or a boolean where it looks like one, else a string. */
export function tokenValue(token: string): AttributeValue {
  if (numberForm(token) !== undefined) return finite(token);
  if (token === 'true' || token === 'false') return token === 'true';
  return token;
}

/** Numbers beyond what a double holds stay the text they are. */
function finite(text: string): AttributeValue {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

function bareValue(source: Source, value: Value): AttributeValue {
  const { text: written, range } = value;
  const form = numberForm(written);
  if (form !== undefined) {
    if (form !== 'plain') source.deviate(form === 'signed' ? 'number-signed' : 'number-exponent', PRODUCTION, range);
    return finite(written);
  }
  const lower = written.toLowerCase();
  if (lower === 'true' || lower === 'false') {
    if (lower !== written) source.deviate('boolean-case', PRODUCTION, range);
    return lower === 'true';
  }
  if (written === '') source.deviate('value-empty', PRODUCTION, range);
  else if (written === '.') source.deviate('number-lone-dot', PRODUCTION, range);
  else if (written.startsWith('[') || written.startsWith('{')) source.deviate('value-json', PRODUCTION, range);
  else source.deviate('value-bare-word', PRODUCTION, range);
  return decodedText(written);
}

/** One attribute; undefined when the element has no "=" or no name. `previousWasDigits` finds decimal commas. */
export function readAttribute(
  source: Source,
  range: Range,
  previousWasDigits: boolean,
): { name: string; value: AttributeValue; digits: boolean; range: Range } | undefined {
  source.findings.count(PRODUCTION);
  const { text } = source;
  const content = trimmed(text, range);
  let equals = content.start;
  while (equals < content.end && text[equals] !== '=' && text[equals] !== '"') equals++;
  if (equals >= content.end || text[equals] !== '=') {
    const element = source.slice(content);
    const fraction = previousWasDigits && digits(element, 0) === element.length;
    source.deviate(fraction ? 'number-decimal-comma' : 'attribute-without-value', PRODUCTION, content);
    return undefined;
  }
  const nameRange = trimmed(text, { start: content.start, end: equals });
  const name = source.slice(nameRange);
  if (!isName(name)) source.deviate('attribute-name-charset', PRODUCTION, nameRange);
  if (nameRange.end < equals || (equals + 1 < content.end && isBlank(text.charCodeAt(equals + 1)))) {
    source.deviate('space-around-equals', PRODUCTION, { start: nameRange.start, end: Math.min(content.end, equals + 2) });
  }
  const semicolon = bareSemicolon(text, equals + 1, content.end);
  const { value, next } = readValue(source, { start: equals + 1, end: semicolon }, PRODUCTION);
  const rest = trimmed(text, { start: next, end: content.end });
  if (rest.start < rest.end) {
    if (text[rest.start] !== ';') source.deviate('junk-after-value', PRODUCTION, rest);
    else if (rest.end - rest.start === 1) source.deviate('trailing-semicolon', PRODUCTION, rest);
    else source.deviate('attribute-parameters', PRODUCTION, rest);
  }
  return { name: decodedText(name), value: attributeValue(source, value), digits: isDigits(value), range: content };
}

/** End of a bare value: the first semicolon. A quoted value has its own end. */
function bareSemicolon(text: string, start: number, end: number): number {
  const first = text[skipBlanks(text, start, end)];
  if (first === '"' || first === "'") return end;
  const semicolon = indexWithin(text, ';', start, end);
  return semicolon < 0 ? end : semicolon;
}

function isDigits(value: Value): boolean {
  return value.form === 'bare' && value.text !== '' && digits(value.text, 0) === value.text.length;
}

function attributeValue(source: Source, value: Value): AttributeValue {
  if (value.form === 'bare') return bareValue(source, value);
  if (value.form === 'single-quoted') source.deviate('value-single-quoted', PRODUCTION, value.range);
  else if (!value.sound) source.deviate('value-malformed', PRODUCTION, value.range);
  return decodedText(value.text);
}
