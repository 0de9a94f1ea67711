/** The four kinds of entries of the text renderings, gathered from field values wherever they stood. */
import type { Production } from '../deviation.js';
import type { ActionReference, AttributeValue, LinkReference } from '../model.js';
import { isUriReference } from '../uri.js';
import { readAttribute } from './attribute.js';
import { type ReadCategory, readCategory } from './category.js';
import { decodedText } from './encoding.js';
import { readLink } from './link.js';
import { forEachPart, isBlank, type Range, type Source, skipBlanks, trimmed } from './scanner.js';

/** Names of entries as the documents print them; they compare without case. */
export const ENTRY_NAMES = ['Category', 'Link', 'X-OCCI-Attribute', 'X-OCCI-Location'] as const;

export type EntryName = (typeof ENTRY_NAMES)[number];

/** The entry that a field name means, in any case. */
export function entryName(name: string): EntryName | undefined {
  const lower = name.toLowerCase();
  return ENTRY_NAMES.find((entry) => entry.toLowerCase() === lower);
}

/** All entries of one message, in order within each kind. */
export class Entries {
  readonly categories: ReadCategory[] = [];
  readonly links: LinkReference[] = [];
  readonly actions: ActionReference[] = [];
  readonly attributes = new Map<string, AttributeValue>();
  readonly locations: string[] = [];
  readonly #categoryIds = new Set<string>();

  /** Reads the value of one field. In header fields a Link may be foreign, and locations come as comma lists. */
  take(name: EntryName, source: Source, range: Range, carrier: 'text-body' | 'text-header'): void {
    const content = trimmed(source.text, range);
    switch (name) {
      case 'Category':
        forEachElement(source, content, 'category-value', (element) => this.#takeCategory(source, element));
        break;
      case 'Link':
        forEachElement(source, content, 'link-value', (element) => this.#takeLink(source, element, carrier === 'text-header'));
        break;
      case 'X-OCCI-Attribute':
        this.#takeAttributes(source, content);
        break;
      case 'X-OCCI-Location':
        this.#takeLocations(source, content, carrier);
        break;
    }
  }

  #takeCategory(source: Source, range: Range): void {
    const read = readCategory(source, range);
    const id = `${read.category.scheme}\n${read.category.term}`;
    if (this.#categoryIds.has(id)) source.deviate('category-repeated', 'category-value', read.range);
    this.#categoryIds.add(id);
    const { category } = read;
    if (category.class === 'action' && category.actions.length > 0) source.deviate('actions-on-action', 'category-value', read.range);
    if (category.class === 'action' && category.location !== undefined) source.deviate('location-on-action', 'category-value', read.range);
    this.categories.push(read);
  }

  #takeLink(source: Source, range: Range, foreignPossible: boolean): void {
    const read = readLink(source, range, foreignPossible);
    if (read === undefined) return;
    if ('link' in read) this.links.push(read.link);
    else this.actions.push(read.action);
  }

  #takeAttributes(source: Source, range: Range): void {
    let digits = false;
    forEachElement(source, range, 'attribute', (element) => {
      const read = readAttribute(source, element, digits);
      digits = read?.digits ?? false;
      if (read === undefined) return;
      if (this.attributes.has(read.name)) source.deviate('attribute-name-repeated', 'attribute', read.range);
      else this.attributes.set(read.name, read.value);
    });
  }

  #takeLocations(source: Source, range: Range, carrier: 'text-body' | 'text-header'): void {
    let seen = 0;
    forEachLocation(source.text, range, (element) => {
      seen++;
      source.findings.count('location-entry');
      if (seen === 2 && carrier === 'text-body') source.deviate('location-list', 'location-entry', range);
      const content = trimmed(source.text, element);
      if (content.start === content.end) {
        source.deviate('location-empty', 'location-entry', element);
        return;
      }
      const written = source.slice(content);
      const quoted = written.length > 1 && written.startsWith('"') && written.endsWith('"');
      const bracketed = written.startsWith('<') && written.endsWith('>');
      const location = quoted || bracketed ? written.slice(1, -1) : written;
      if (quoted) source.deviate('location-quoted', 'location-entry', content);
      else if (bracketed) source.deviate('location-bracketed', 'location-entry', content);
      else if (!isUriReference(location)) source.deviate('location-not-uri-reference', 'location-entry', content);
      this.locations.push(decodedText(location));
    });
  }

  /** Nothing was read at all. */
  get empty(): boolean {
    return this.categories.length + this.links.length + this.actions.length + this.attributes.size + this.locations.length === 0;
  }
}

function forEachElement(source: Source, range: Range, production: Production, element: (range: Range) => void): void {
  if (range.start === range.end) {
    source.deviate('empty-list', production, range);
    return;
  }
  forEachPart(source.text, range, ',', (part) => {
    const content = trimmed(source.text, part);
    if (content.start === content.end) source.deviate('empty-element', production, { start: part.start, end: part.end + 1 });
    else element(content);
  });
}

/** Whether a location that begins here begins a list element: a path or an absolute URI. */
function startsLocation(text: string, start: number, end: number): boolean {
  if (text[start] === '/') return true;
  let i = start;
  while (i < end && /^[A-Za-z0-9+.-]$/.test(text.charAt(i))) i++;
  return i > start && text[i] === ':' && i < end;
}

/** Cuts a list of locations. Commas occur in URIs, so only one with a blank or the start of another location behind it separates. */
function forEachLocation(text: string, range: Range, location: (range: Range) => void): void {
  let { start } = range;
  for (let i = range.start; i < range.end; i++) {
    if (text[i] !== ',') continue;
    const next = skipBlanks(text, i + 1, range.end);
    if ((i + 1 < range.end && isBlank(text.charCodeAt(i + 1))) || startsLocation(text, next, range.end)) {
      location({ start, end: i });
      start = i + 1;
      i = next - 1;
    }
  }
  location({ start, end: range.end });
}
