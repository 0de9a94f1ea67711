/** The parser finds nothing odd in a line exactly when the ABNF of the document accepts it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviationCode, Production } from '../deviation.js';
import { parseAs } from '../parse.js';
import { renderAction, renderCategories, renderCollection, renderEntity } from '../serialize.js';
import { SPELLINGS, type Spelling } from '../spelling.js';
import { conforms, type FieldRule } from '../testing/abnf.js';
import { categoryLists, entities, invocations, locations } from '../testing/arbitraries.js';

/** Rules that the grammar does not state, or forms it prints that another section forbids. */
const BEYOND_GRAMMAR: readonly DeviationCode[] = [
  'category-repeated',
  'attribute-name-repeated',
  'actions-on-action',
  'location-on-action',
  'action-term-mismatch',
  'location-empty', // the empty string is a URI-reference
  'category-unquoted', // the form printed
  'category-unquoted-list', // likewise
];

const LINE_PRODUCTIONS: readonly Production[] = [
  'category-value',
  'link-value',
  'action-link-value',
  'attribute',
  'location-entry',
  'text-body',
];

function found(line: string): DeviationCode[] {
  const { deviations } = parseAs('text/plain', { fields: [], body: Buffer.from(`${line}\r\n`, 'latin1') }, 'response');
  const ofLine = deviations.filter(({ production, code }) => LINE_PRODUCTIONS.includes(production) && !BEYOND_GRAMMAR.includes(code));
  return ofLine.map(({ code }) => code);
}

function ruleOf(line: string): FieldRule {
  if (line.startsWith('Cat')) return 'category-field';
  if (line.startsWith('X-OCCI-A')) return 'attribute-field';
  if (line.startsWith('X-OCCI-L')) return 'location-field';
  return 'link-field';
}

function lines(body: string | undefined): string[] {
  return Buffer.from(body ?? '', 'utf8')
    .toString('latin1')
    .split('\r\n')
    .filter((line) => line !== '');
}

const spellings = fc.constantFrom<Spelling>(...SPELLINGS.filter((spelling) => spelling !== 'lf' && spelling !== 'lower-case-names'));

const written: fc.Arbitrary<string[]> = fc.oneof(
  fc.tuple(entities('text/plain'), spellings).map(([entity, spelling]) => lines(renderEntity(entity, 'text/plain', { spelling }).body)),
  fc
    .tuple(categoryLists('text/plain'), spellings)
    .map(([list, spelling]) => lines(renderCategories(list, 'text/plain', { spelling }).body)),
  fc.tuple(invocations('text/plain'), spellings).map(([action, spelling]) => lines(renderAction(action, 'text/plain', { spelling }).body)),
  locations.map((location) => lines(renderCollection([{ location }], 'text/plain').body)),
);

const line = written.filter((list) => list.length > 0).chain((list) => fc.constantFrom(...list));

/** What a slip of the pen puts in. */
const SLIPS = [
  ...' ;,="\'\\<>{}#?%:/.-_@[]aZ0\t\x7f\xe9',
  '; ',
  ', ',
  '%4',
  '%41',
  'class=kind',
  'class="Kind"',
  '; rel="http://a#b"',
  '; title=x',
  '; title="x"',
  '; self="/a"',
  '; category="http://a#b"',
  '; category=http://a#b',
  ' http://a#b',
  '; a.b=1',
  '; a="b"',
  '; attributes="a{required} b"',
  '{immutable}',
  '{}',
  '=1.',
  '=.5',
  '=-1',
  '=1e3',
  '=true',
  '=TRUE',
  '?action=go',
  '&action=go',
  '//',
  '[::1]',
  '[::1.2.3.4]',
  '1:2',
];

const mutated: fc.Arbitrary<string> = fc
  .tuple(
    line,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('insert', 'delete', 'replace', 'repeat'),
        fc.constantFrom(...SLIPS),
        fc.integer({ min: 1, max: 8 }),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  )
  .map(([text, slips]) =>
    slips.reduce((before, [at, how, slip, length]) => {
      // The name of the field stays, so that the rule to judge by is known.
      const start = before.indexOf(':') + 1 + (at % (before.length - before.indexOf(':')));
      const head = before.slice(0, start);
      if (how === 'insert') return head + slip + before.slice(start);
      if (how === 'delete') return head + before.slice(start + length);
      if (how === 'replace') return head + slip + before.slice(start + length);
      return head + before.slice(start, start + length * 4) + before.slice(start);
    }, text),
  );

function check(text: string): void {
  // A comma may be part of a URI or separate two; the grammar knows no list here, the parser has to guess.
  fc.pre(!(text.startsWith('X-OCCI-Location') && text.includes(',')));
  const verdict = conforms(text, ruleOf(text));
  const codes = found(text);
  expect({ text, conforms: codes.length === 0, codes }).toEqual({ text, conforms: verdict, codes });
}

describe('the parser and the grammar agree', () => {
  it('on lines that the serialiser writes', () => {
    fc.assert(fc.property(line, check), { numRuns: 500 });
  });

  it('on lines with slips in them', () => {
    fc.assert(fc.property(mutated, check), { numRuns: 2000 });
  });
});
