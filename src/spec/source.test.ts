/** YAML as the language takes it: what reads as something else is refused, at its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from './source.js';

const REFUSED = [
  { reason: 'a version that is read as a number', text: 'version: 1.10', at: [1, 10] },
  { reason: 'hexadecimal', text: 'a: 0x1F', at: [1, 4] },
  { reason: 'octal', text: 'a: 0o17', at: [1, 4] },
  { reason: 'an exponent', text: 'a: 1e3', at: [1, 4] },
  { reason: 'a sign', text: 'a: +1', at: [1, 4] },
  { reason: 'infinity', text: 'a: .inf', at: [1, 4] },
  { reason: 'tilde for null', text: 'a: ~', at: [1, 4] },
  { reason: 'TRUE', text: 'a: TRUE', at: [1, 4] },
  { reason: 'a key that is a number', text: '200: ok', at: [1, 1] },
  { reason: 'a key twice', text: 'a: 1\na: 2', at: [2, 1] },
  { reason: 'a merge key', text: 'a: &x { b: 1 }\nc: { <<: *x }', at: [2, 6] },
  { reason: 'an alias without an anchor', text: 'a: *x', at: [1, 4] },
  { reason: 'an alias in its own anchor', text: 'a: &x [*x]', at: [1, 8] },
  { reason: 'an unknown tag', text: 'a: !thing 1', at: [1, 4] },
  { reason: 'two documents', text: 'a: 1\n---\nb: 2', at: [2, 1] },
  { reason: 'an open list', text: 'a: [1', at: [1, 6] },
  { reason: 'a tab for indentation', text: 'a:\n\tb: 1', at: [2, 1] },
  { reason: 'the prototype', text: '__proto__: 1', at: [1, 1] },
] as const;

describe('readSource', () => {
  it.each(REFUSED)('refuses $reason', ({ text, at: [line, column] }) => {
    const { problems } = readSource('x.yaml', text);
    expect(problems[0]).toMatchObject({ code: 'yaml', place: { file: 'x.yaml', line, column } });
    expect(problems[0]?.excerpt).toContain('^');
  });

  const TAKEN = [
    { reason: 'on, yes and no as text', text: 'a: [on, yes, no, off, y]', value: { a: ['on', 'yes', 'no', 'off', 'y'] } },
    { reason: 'dates as text', text: 'a: 2026-01-01', value: { a: '2026-01-01' } },
    { reason: 'times and addresses as text', text: 'a: [10:30, 192.168.0.1/24]', value: { a: ['10:30', '192.168.0.1/24'] } },
    { reason: 'sections in quotes', text: 'section: "1.10"', value: { section: '1.10' } },
    { reason: 'anchors and aliases', text: 'a: &x [1]\nb: *x', value: { a: [1], b: [1] } },
    { reason: 'nothing as null', text: 'a:', value: { a: null } },
    {
      reason: 'the marks of the language',
      text: 'a: $(vm.kind)\nb: { k: $(x.y), $(a.b): 1 }',
      value: { a: '$(vm.kind)', b: { k: '$(x.y)', '$(a.b)': 1 } },
    },
  ];
  it.each(TAKEN)('takes $reason', ({ text, value }) => {
    const source = readSource('x.yaml', text);
    expect(source.problems).toEqual([]);
    expect(source.value).toEqual(value);
  });

  it('refuses a document that grows without bounds through its aliases', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i += 1) lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`);
    const { problems, value } = readSource('bomb.yaml', lines.join('\n'));
    expect(problems.map(({ code }) => code)).toContain('yaml');
    expect(value === undefined || JSON.stringify(value).length < 10_000_000).toBe(true);
  });

  it('knows the place of every value and key, through aliases too', () => {
    const source = readSource('x.yaml', 'a: &x\n  b: [1, 2]\nc: *x\n');
    expect(source.at(['a', 'b', 1])).toEqual([2, 10]);
    expect(source.at(['a', 'b'], true)).toEqual([2, 3]);
    expect(source.at(['c', 'b', 0])).toEqual([2, 7]);
    expect(source.at(['nothing'])).toEqual([1, 1]);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab:-[]{}&*!|>%@#,?\'"\n\t 01.~') }), (text) => {
        expect(readSource('x.yaml', text).problems.every(({ code }) => code === 'yaml')).toBe(true);
      }),
    );
  });
});
