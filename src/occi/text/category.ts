/** Category values of the text renderings (GFD.229 section 4.1). */
import type { DeviationCode } from '../deviation.js';
import type { AttributeDescription, Category, CategoryClass, CategoryId } from '../model.js';
import { hasNameCharset, isAlphanumeric } from '../names.js';
import { isUri, isUriReference, isUriTemplate } from '../uri.js';
import { decodedText } from './encoding.js';
import { readAttributeDefinitions, readTypeIdentifiers } from './list.js';
import { forEachParameter, type Parameter, startsParameter, type Value } from './parameter.js';
import { forEachPart, isBlank, type Range, readQuoted, type Source, trimmed } from './scanner.js';

const PRODUCTION = 'category-value';

/** In the order of the grammar. */
const PARAMETERS = ['scheme', 'class', 'title', 'rel', 'location', 'attributes', 'actions'] as const;

type ParameterName = (typeof PARAMETERS)[number];

const UNQUOTED: Readonly<Record<Exclude<ParameterName, 'class'>, DeviationCode>> = {
  scheme: 'scheme-unquoted',
  title: 'title-unquoted',
  rel: 'rel-unquoted',
  location: 'location-unquoted',
  attributes: 'attributes-unquoted',
  actions: 'actions-unquoted',
};

/** A category as read, and whether it says more than an entity needs to say of its kind and mixins. */
export interface ReadCategory {
  category: Category;
  /** It has rel, location, attributes or actions. */
  describing: boolean;
  range: Range;
}

function parameterName(written: string): ParameterName | undefined {
  const lower = written.toLowerCase();
  return PARAMETERS.find((name) => name === lower);
}

function readTerm(source: Source, range: Range): string {
  const { text } = source;
  if (range.start === range.end) {
    source.deviate('term-missing', PRODUCTION, range);
    return '';
  }
  if (text[range.start] === '"') {
    source.deviate('term-quoted', PRODUCTION, range);
    return decodedText(readQuoted(text, range.start, range.end).value);
  }
  const term = source.slice(range);
  if (!hasNameCharset(term)) source.deviate('term-charset', PRODUCTION, range);
  else if (!isAlphanumeric(term.charCodeAt(0))) source.deviate('term-first-char', PRODUCTION, range);
  return decodedText(term);
}

/** Where the term ends: at the first semicolon, or at the blank before a parameter whose semicolon was forgotten. */
function termRange(source: Source, range: Range): { term: Range; forgotten: Range | undefined } {
  const { text } = source;
  let blank = range.start;
  while (blank < range.end && !isBlank(text.charCodeAt(blank)) && text[blank] !== '=' && text[blank] !== '"') blank++;
  if (blank === range.end || text[blank] === '"') return { term: range, forgotten: undefined };
  if (text[blank] === '=') return { term: { start: range.start, end: range.start }, forgotten: range };
  const rest = trimmed(text, { start: blank, end: range.end });
  if (!startsParameter(text, rest.start, rest.end)) return { term: range, forgotten: undefined };
  return { term: { start: range.start, end: blank }, forgotten: rest };
}

function readClass(source: Source, value: Value): CategoryClass | undefined {
  if (value.form === 'single-quoted') source.deviate('class-single-quoted', PRODUCTION, value.range);
  const written = value.raw;
  const lower = written.toLowerCase();
  if (lower !== 'kind' && lower !== 'mixin' && lower !== 'action') {
    source.deviate('class-unknown', PRODUCTION, value.range);
    return undefined;
  }
  if (lower !== written) source.deviate('class-case', PRODUCTION, value.range);
  return lower;
}

function judgeLocation(source: Source, value: Value): void {
  if (isUri(value.raw)) return;
  if (isUriReference(value.raw)) source.deviate('location-relative', PRODUCTION, value.range);
  else if (value.raw.includes('{') && isUriTemplate(value.raw)) source.deviate('location-template', PRODUCTION, value.range);
  else source.deviate('location-not-uri', PRODUCTION, value.range);
}

interface Collected {
  scheme?: string;
  class?: CategoryClass | undefined;
  title?: string;
  rel?: CategoryId;
  location?: string;
  attributes?: AttributeDescription[];
  actions?: CategoryId[];
}

function readParameter(source: Source, name: ParameterName, value: Value, into: Collected): void {
  const { range } = value;
  if (name === 'class') {
    into.class = readClass(source, value);
    return;
  }
  if (value.form !== 'quoted') {
    const single = name === 'scheme' && value.form === 'single-quoted';
    source.deviate(single ? 'scheme-single-quoted' : UNQUOTED[name], PRODUCTION, range);
  }
  switch (name) {
    case 'scheme':
      if (!isUri(value.raw)) source.deviate('scheme-not-uri', PRODUCTION, range);
      into.scheme = decodedText(value.raw);
      break;
    case 'title':
      if (!value.sound) source.deviate('title-malformed', PRODUCTION, range);
      into.title = decodedText(value.text);
      break;
    case 'rel': {
      const codes = { empty: 'rel-empty', item: 'rel-not-type-identifier', several: 'rel-several' } as const;
      const [first] = readTypeIdentifiers(source, value, PRODUCTION, codes);
      if (first !== undefined) into.rel = first;
      break;
    }
    case 'location':
      judgeLocation(source, value);
      into.location = decodedText(value.raw);
      break;
    case 'attributes':
      into.attributes = readAttributeDefinitions(source, value);
      break;
    case 'actions':
      into.actions = readTypeIdentifiers(source, value, PRODUCTION, { empty: 'actions-empty', item: 'actions-not-type-identifier' });
      break;
  }
}

/** The category in a range; absent parts are empty strings or lists. */
export function readCategory(source: Source, range: Range): ReadCategory {
  source.findings.count(PRODUCTION);
  const content = trimmed(source.text, range);
  const seen = new Set<ParameterName>();
  const collected: Collected = {};
  let furthest = -1;
  const found = ({ name: written, nameRange, value }: Parameter): void => {
    const name = parameterName(written);
    if (name === undefined) {
      source.deviate('parameter-unknown', PRODUCTION, nameRange);
      return;
    }
    if (name !== written) source.deviate('parameter-case', PRODUCTION, nameRange);
    if (seen.has(name)) {
      source.deviate('parameter-repeated', PRODUCTION, nameRange);
      return;
    }
    seen.add(name);
    const position = PARAMETERS.indexOf(name);
    if (position < furthest) source.deviate('parameter-order', PRODUCTION, nameRange);
    furthest = Math.max(furthest, position);
    readParameter(source, name, value, collected);
  };
  let firstPart: Range | undefined;
  forEachPart(source.text, content, ';', (part) => {
    firstPart ??= part;
  });
  const first = trimmed(source.text, firstPart ?? content);
  const { term: where, forgotten } = termRange(source, first);
  const term = readTerm(source, where);
  if (forgotten !== undefined) {
    if (where.start < where.end) source.deviate('separator-missing', PRODUCTION, forgotten);
    forEachParameter(source, { start: forgotten.start, end: content.end }, PRODUCTION, found);
  } else if (firstPart !== undefined && firstPart.end < content.end) {
    forEachParameter(source, { start: firstPart.end + 1, end: content.end }, PRODUCTION, found);
  }
  if (!seen.has('scheme')) source.deviate('scheme-missing', PRODUCTION, content);
  if (!seen.has('class')) source.deviate('class-missing', PRODUCTION, content);
  const describing = seen.has('rel') || seen.has('location') || seen.has('attributes') || seen.has('actions');
  return { category: assembled(term, collected), describing, range: content };
}

function assembled(term: string, from: Collected): Category {
  return {
    class: from.class,
    term,
    scheme: from.scheme ?? '',
    ...(from.title === undefined ? {} : { title: from.title }),
    attributes: from.attributes ?? [],
    actions: from.actions ?? [],
    ...(from.location === undefined ? {} : { location: from.location }),
    ...(from.rel !== undefined && from.class === 'kind' ? { parent: from.rel } : {}),
    depends: from.rel !== undefined && from.class === 'mixin' ? [from.rel] : [],
    applies: [],
  };
}
