/** Lists inside the quotes of a parameter: type identifiers, and attribute definitions with their properties. */
import type { DeviationCode, Production } from '../deviation.js';
import type { AttributeDescription, CategoryId } from '../model.js';
import { isName, isTypeIdentifier } from '../names.js';
import type { Value } from './parameter.js';
import { isBlank, type Range, type Source } from './scanner.js';

const COMMA = 0x2c;
const OPEN = 0x7b;
const SPACE = 0x20;

/** Items between blanks and commas, where `{` keeps everything up to `}` together. */
function items(text: string): { text: string; afterComma: boolean; otherBlank: boolean }[] {
  const found: { text: string; afterComma: boolean; otherBlank: boolean }[] = [];
  let afterComma = false;
  let otherBlank = false;
  let closing = -2;
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === COMMA || isBlank(code)) {
      afterComma ||= code === COMMA;
      otherBlank ||= code !== COMMA && code !== SPACE;
      i++;
      continue;
    }
    const start = i;
    while (i < text.length && text.charCodeAt(i) !== COMMA && !isBlank(text.charCodeAt(i))) {
      if (text.charCodeAt(i) === OPEN) {
        if (closing !== -1 && closing < i) closing = text.indexOf('}', i);
        i = closing > i ? closing : text.length - 1;
      }
      i++;
    }
    found.push({ text: text.slice(start, i), afterComma, otherBlank });
    afterComma = false;
    otherBlank = false;
  }
  if (afterComma) found.push({ text: '', afterComma, otherBlank });
  return found;
}

function padded(text: string): boolean {
  return text !== '' && (isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(text.length - 1)));
}

/** What each kind of list calls its faults. */
export interface ListCodes {
  empty: DeviationCode;
  item: DeviationCode;
  /** For places that hold one identifier only. */
  several?: DeviationCode;
}

/**
 * Type identifiers in a parameter's value, those that are none included. A comma is a character of URIs; only where an item would be no
 * identifier with it, it is taken for a separator.
 */
export function readTypeIdentifiers(source: Source, value: Value, production: Production, codes: ListCodes): CategoryId[] {
  const words = value.raw.split(/[ \t]/).filter((word) => word !== '');
  const lists = words.map((word) => (isTypeIdentifier(word) ? [word] : word.split(',').filter((part) => part !== '')));
  const ids = lists.flat();
  if (words.length === 0) source.deviate(codes.empty, production, value.range);
  else if (padded(value.raw)) source.deviate('list-padded', production, value.range);
  const commas = lists.some((list, index) => list.length > 1 || list[0] !== words[index]);
  if (commas || value.raw.includes('\t')) source.deviate('list-comma', production, value.range);
  if (codes.several !== undefined && ids.length > 1) source.deviate(codes.several, production, value.range);
  if (!ids.every(isTypeIdentifier)) source.deviate(codes.item, production, value.range);
  return ids;
}

const PRODUCTION = 'category-value';

function readProperties(source: Source, range: Range, text: string, attribute: AttributeDescription): void {
  const words = items(text);
  if (words.length === 0) source.deviate('attribute-properties-empty', PRODUCTION, range);
  else if (padded(text)) source.deviate('list-padded', PRODUCTION, range);
  if (words.some((word) => word.afterComma)) source.deviate('attribute-properties-comma', PRODUCTION, range);
  if (words.some((word) => word.otherBlank)) source.deviate('attributes-separator', PRODUCTION, range);
  for (const word of words) {
    const lower = word.text.toLowerCase();
    if (lower === 'immutable') attribute.mutable = false;
    else if (lower === 'required') attribute.required = true;
    else {
      if (word.text !== '') source.deviate('attribute-property-unknown', PRODUCTION, range);
      continue;
    }
    if (lower !== word.text) source.deviate('attribute-property-case', PRODUCTION, range);
  }
}

/** Attribute definitions in the parameter `attributes`; text says of each whether it is mutable and required, and nothing else. */
export function readAttributeDefinitions(source: Source, value: Value): AttributeDescription[] {
  const { range } = value;
  const definitions = new Map<string, AttributeDescription>();
  let previous: AttributeDescription | undefined;
  const found = items(value.raw);
  if (found.every((item) => item.text === '')) source.deviate('attributes-empty', PRODUCTION, range);
  else if (padded(value.raw)) source.deviate('list-padded', PRODUCTION, range);
  if (found.some((item) => item.afterComma)) source.deviate('attributes-comma', PRODUCTION, range);
  if (found.some((item) => item.otherBlank)) source.deviate('attributes-separator', PRODUCTION, range);
  for (const item of found) {
    if (item.text === '') continue;
    const brace = item.text.indexOf('{');
    const name = brace < 0 ? item.text : item.text.slice(0, brace);
    let attribute: AttributeDescription | undefined = { name, mutable: true, required: false };
    if (name === '') {
      source.deviate('attribute-properties-detached', PRODUCTION, range);
      attribute = previous;
    } else {
      if (!isName(name)) source.deviate('attribute-name-charset', PRODUCTION, range);
      if (definitions.has(name)) source.deviate('attribute-name-repeated', PRODUCTION, range);
      else definitions.set(name, attribute);
    }
    previous = attribute;
    if (brace < 0) continue;
    const closing = item.text.indexOf('}', brace);
    if (closing !== item.text.length - 1) source.deviate('attribute-properties-malformed', PRODUCTION, range);
    const inside = item.text.slice(brace + 1, closing < 0 ? undefined : closing);
    readProperties(source, range, inside, attribute ?? { name });
  }
  return [...definitions.values()];
}
