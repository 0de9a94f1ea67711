/** Puts text values into fields or lines, by spelling (GFD.229 sections 6 and 7). */
import type { HeaderField } from '../../message.js';
import type { Spelling } from '../spelling.js';
import { encodedText } from './encoding.js';
import type { EntryName } from './entries.js';
import type { Style } from './write.js';

/** Values by entry, in the order of the grammar. */
export type EntryValues = readonly (readonly [name: EntryName, values: readonly string[]])[];

/** How values are written under a spelling. */
export function styleOf(spelling: Spelling | undefined): Style {
  return { separator: spelling === 'no-space-after-semicolon' ? ';' : '; ', bareClass: spelling === 'bare-class' };
}

/** The values of one name as fields: each alone, all joined, or the first alone and the others joined. */
function grouped(values: readonly string[], how: 'alone' | 'joined' | 'joined-without-space' | 'mixed'): string[] {
  const [first, ...others] = values;
  if (first === undefined) return [];
  if (how === 'alone') return [...values];
  if (how === 'mixed') return others.length === 0 ? [first] : [first, others.join(', ')];
  return [values.join(how === 'joined' ? ', ' : ',')];
}

function grouping(spelling: Spelling | undefined, otherwise: 'alone' | 'joined'): 'alone' | 'joined' | 'joined-without-space' | 'mixed' {
  if (spelling === 'repeated-fields') return 'alone';
  return spelling === 'joined' || spelling === 'joined-without-space' || spelling === 'mixed' ? spelling : otherwise;
}

function fieldName(name: EntryName, spelling: Spelling | undefined): string {
  return spelling === 'lower-case-names' ? name.toLowerCase() : name;
}

/** Header fields of text/occi, joined unless the spelling says otherwise; UTF-8 read as Latin-1. */
export function renderHeader(entries: EntryValues, spelling: Spelling | undefined): HeaderField[] {
  return entries.flatMap(([name, values]) => {
    // A comma inside a location would be taken for a separator.
    const ambiguous = name === 'X-OCCI-Location' && values.some((value) => value.includes(','));
    const how = ambiguous ? 'alone' : grouping(spelling, 'joined');
    return grouped(values, how).map((value): HeaderField => [fieldName(name, spelling), encodedText(value)]);
  });
}

/** Lines of text/plain, one per value unless the spelling says otherwise; locations are never joined, the grammar has no list of them. */
export function renderBody(entries: EntryValues, spelling: Spelling | undefined): string {
  const end = spelling === 'lf' ? '\n' : '\r\n';
  return entries
    .flatMap(([name, values]) => {
      const how = name === 'X-OCCI-Location' ? 'alone' : grouping(spelling, 'alone');
      return grouped(values, how).map((value) => `${fieldName(name, spelling)}: ${value}${end}`);
    })
    .join('');
}
