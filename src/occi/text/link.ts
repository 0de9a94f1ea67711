/** Link values: references to link instances and to actions (GFD.229 section 4.2). */
import type { Production } from '../deviation.js';
import type { ActionReference, AttributeValue, CategoryId, LinkReference } from '../model.js';
import { isName } from '../names.js';
import { isUriReference, uriParts } from '../uri.js';
import { tokenValue } from './attribute.js';
import { decodedText } from './encoding.js';
import { readTypeIdentifiers } from './list.js';
import { forEachParameter, type Parameter, type Value } from './parameter.js';
import { indexWithin, type Range, type Source, trimmed } from './scanner.js';

/** In the order of the grammar. */
const PARAMETERS: readonly string[] = ['rel', 'self', 'category'];

/** What a Link field value refers to. */
export type ReadLink = { link: LinkReference } | { action: ActionReference };

/** Characters of a token (RFC 7230 section 3.2.6). */
function isToken(text: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);
}

/** The value of the query parameter `action`, and whether there are others; undefined when the target has none. */
function actionQuery(target: string): { term: string; others: boolean } | undefined {
  const { query } = uriParts(target);
  if (query === undefined) return undefined;
  const pairs = query.split('&');
  const action = pairs.find((pair) => pair === 'action' || pair.startsWith('action='));
  return action === undefined ? undefined : { term: action.slice('action='.length), others: pairs.length > 1 };
}

function readTarget(
  source: Source,
  content: Range,
): { target: string; range: Range; next: number; fault: 'missing' | 'unterminated' | undefined } {
  const { text } = source;
  const opening = text[content.start] === '<';
  const closing = opening ? indexWithin(text, '>', content.start, content.end) : -1;
  if (closing >= 0) {
    const range = { start: content.start + 1, end: closing };
    return { target: source.slice(range), range, next: closing + 1, fault: undefined };
  }
  const semicolon = indexWithin(text, ';', content.start, content.end);
  const end = semicolon < 0 ? content.end : semicolon;
  const range = trimmed(text, { start: content.start + (opening ? 1 : 0), end });
  return { target: source.slice(range), range, next: end, fault: opening ? 'unterminated' : 'missing' };
}

/** Whether the text holds a relation type of RFC 8288 rather than type identifiers. */
function isForeign(parameters: Map<string, Value>): boolean {
  const rel = parameters.get('rel');
  return rel !== undefined && rel.raw !== '' && !rel.raw.includes(':') && !parameters.has('category') && !parameters.has('self');
}

class LinkReader {
  readonly parameters = new Map<string, Value>();
  readonly attributes = new Map<string, AttributeValue>();
  #furthest = -1;

  constructor(
    readonly source: Source,
    readonly production: Production,
  ) {}

  take({ name: written, nameRange, value }: Parameter): void {
    const lower = written.toLowerCase();
    const position = PARAMETERS.indexOf(lower);
    if (position < 0) {
      this.#takeAttribute(written, nameRange, value);
      return;
    }
    if (lower !== written) this.source.deviate('parameter-case', this.production, nameRange);
    if (this.parameters.has(lower)) {
      this.source.deviate('parameter-repeated', this.production, nameRange);
      return;
    }
    this.parameters.set(lower, value);
    if (this.production === 'action-link-value' && lower !== 'rel') this.source.deviate('parameter-unknown', this.production, nameRange);
    else if (position < this.#furthest) this.source.deviate('parameter-order', this.production, nameRange);
    this.#furthest = Math.max(this.#furthest, position);
  }

  #takeAttribute(name: string, nameRange: Range, value: Value): void {
    const { source, production } = this;
    if (production === 'action-link-value') {
      source.deviate('parameter-unknown', production, nameRange);
      return;
    }
    if (!this.parameters.has('category')) source.deviate('link-attribute-before-category', production, nameRange);
    if (!isName(name)) source.deviate('attribute-name-charset', production, nameRange);
    const token = value.form === 'bare' && isToken(value.text);
    if (!token && (value.form !== 'quoted' || !value.sound)) source.deviate('link-attribute-value', production, value.range);
    if (this.attributes.has(name)) source.deviate('attribute-name-repeated', production, nameRange);
    else this.attributes.set(decodedText(name), token ? tokenValue(value.text) : decodedText(value.text));
  }

  /** Type identifiers of `rel`. */
  rel(single: boolean, content: Range): CategoryId[] {
    const value = this.parameters.get('rel');
    if (value === undefined) {
      this.source.deviate('rel-missing', this.production, content);
      return [];
    }
    if (value.form !== 'quoted') this.source.deviate('rel-unquoted', this.production, value.range);
    const codes = { empty: 'rel-empty', item: 'rel-not-type-identifier' } as const;
    return readTypeIdentifiers(this.source, value, this.production, single ? { ...codes, several: 'rel-several' } : codes);
  }

  self(): string | undefined {
    const value = this.parameters.get('self');
    if (value === undefined) return undefined;
    if (value.form !== 'quoted') this.source.deviate('self-unquoted', this.production, value.range);
    if (!isUriReference(value.raw)) this.source.deviate('self-not-uri-reference', this.production, value.range);
    return decodedText(value.raw);
  }

  categories(): CategoryId[] {
    const value = this.parameters.get('category');
    if (value === undefined) return [];
    const codes = { empty: 'category-empty', item: 'category-not-type-identifier' } as const;
    const ids = readTypeIdentifiers(this.source, value, this.production, codes);
    if (value.form !== 'quoted') {
      this.source.deviate(ids.length > 1 ? 'category-unquoted-list' : 'category-unquoted', this.production, value.range);
    }
    return ids;
  }
}

/**
 * The link in a range; undefined when it is a link of RFC 8288 that has nothing to do with OCCI, which only header fields can hold
 * (`foreignPossible`).
 */
export function readLink(source: Source, range: Range, foreignPossible: boolean): ReadLink | undefined {
  const content = trimmed(source.text, range);
  const { target, range: targetRange, next, fault } = readTarget(source, content);
  const action = actionQuery(target);
  const production: Production = action === undefined ? 'link-value' : 'action-link-value';
  const reader = new LinkReader(source, production);
  const semicolon = trimmed(source.text, { start: next, end: content.end });
  const parametersFollow = source.text[semicolon.start] === ';' && semicolon.start < semicolon.end;
  if (foreignPossible && fault === undefined && action === undefined && parametersFollow) {
    const probe = new LinkReader(source.silenced(), production);
    forEachParameter(probe.source, { start: semicolon.start + 1, end: content.end }, production, (parameter) => probe.take(parameter));
    if (isForeign(probe.parameters)) {
      source.deviate('link-foreign', 'text-header', content);
      return undefined;
    }
  }
  source.findings.count(production);
  if (fault !== undefined) source.deviate(fault === 'missing' ? 'target-missing' : 'target-unterminated', production, content);
  else if (!isUriReference(target)) source.deviate('target-not-uri-reference', production, targetRange);
  if (parametersFollow) {
    forEachParameter(source, { start: semicolon.start + 1, end: content.end }, production, (parameter) => reader.take(parameter));
  } else if (semicolon.start < semicolon.end) {
    source.deviate('separator-missing', production, semicolon);
    forEachParameter(source, semicolon, production, (parameter) => reader.take(parameter));
  }
  const rel = reader.rel(action !== undefined, content);
  if (action !== undefined) return { action: actionReference(source, decodedText(target), targetRange, action, rel[0] ?? '') };
  const self = reader.self();
  return {
    link: {
      target: decodedText(target),
      rel,
      ...(self === undefined ? {} : { self }),
      categories: reader.categories(),
      attributes: reader.attributes,
    },
  };
}

function actionReference(
  source: Source,
  target: string,
  range: Range,
  query: { term: string; others: boolean },
  id: CategoryId,
): ActionReference {
  const production = 'action-link-value';
  if (isUriReference(target) && uriParts(target).scheme === undefined) source.deviate('action-target-relative', production, range);
  if (query.others || uriParts(target).fragment !== undefined) source.deviate('action-target-query', production, range);
  if (!isName(query.term)) source.deviate('action-target-term', production, range);
  else if (id !== '' && !id.endsWith(query.term)) source.deviate('action-term-mismatch', production, range);
  return { id, target };
}
