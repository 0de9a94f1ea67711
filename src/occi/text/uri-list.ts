/** The body of text/uri-list (GFD.229 section 8, RFC 2483 section 5). */
import type { Findings } from '../findings.js';
import { isUri, isUriReference } from '../uri.js';
import { decodedText } from './encoding.js';
import { entryName } from './entries.js';
import { readLines } from './lines.js';
import { Source, trimmed } from './scanner.js';

const PRODUCTION = 'uri-list-line';

/** References in a body with bytes read as Latin-1, comments and empty lines skipped. */
export function readUriList(body: string, findings: Findings): string[] {
  findings.count('text-uri-list');
  const locations: string[] = [];
  for (const line of readLines(body, findings, 'text-uri-list')) {
    const source = new Source(line.text, findings, undefined, line.number, line.offset);
    let content = trimmed(line.text, { start: 0, end: line.text.length });
    if (content.start === content.end || line.text.startsWith('#')) continue;
    findings.count(PRODUCTION);
    const colon = line.text.indexOf(':');
    if (colon > 0 && entryName(line.text.slice(0, colon).trim()) !== undefined) {
      source.deviate('uri-list-entry', PRODUCTION, content);
      content = trimmed(line.text, { start: colon + 1, end: line.text.length });
    }
    const references = source.slice(content).split(/,?[ \t]+/);
    if (references.length > 1) source.deviate('uri-list-several', PRODUCTION, content);
    for (const reference of references) {
      if (!isUriReference(reference)) source.deviate('uri-list-not-uri', PRODUCTION, content);
      else if (!isUri(reference)) source.deviate('uri-list-relative', PRODUCTION, content);
      else if (/^urn:/i.test(reference)) source.deviate('uri-list-urn', PRODUCTION, content);
      if (reference !== '') locations.push(decodedText(reference));
    }
  }
  return locations;
}
