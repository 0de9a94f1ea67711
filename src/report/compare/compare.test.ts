import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { HOSTILE, sampleRecord } from '../../record/testing/sample.js';
import { says, smallRecord } from '../../record/testing/small.js';
import type { Verdict } from '../../record/verdict.js';
import { compareCsv } from './csv.js';
import { embeddedJson } from './exchange-data.js';
import { compareHtml } from './html.js';
import { compareJson } from './json.js';
import { compareRuns } from './model.js';

/** A run in which each clause has that verdict; `verdict/choice` for a way taken. */
function run(verdicts: Record<string, Verdict | `pass/${string}`>, name = 'Cloud', version = '1') {
  const entries = Object.entries(verdicts).map(([id, text]) => [id, ...text.split('/')] as [string, Verdict, string?]);
  const sample = sampleRecord().header.target;
  return smallRecord({
    clauses: Object.fromEntries(entries.map(([id]) => [id, {}])),
    cases: Object.fromEntries(
      entries.map(([id, verdict, choice]) => [
        `case.${id}`,
        { plans: [id], line: { assertions: [says(id, verdict, choice === undefined ? {} : { choice })] } },
      ]),
    ),
    header: { target: { ...sample, product: { vendor: 'Example', name, version } } },
  });
}

describe('compareRuns', () => {
  it('puts first what some hold and others break, then the rest by how far apart it is', () => {
    const { rows } = compareRuns([
      run({ same: 'pass', seen: 'pass', odd: 'pass', warned: 'pass', ways: 'pass/a' }),
      run({ same: 'pass', seen: 'not-applicable', odd: 'pass', warned: 'pass', ways: 'pass/b' }),
      run({ same: 'pass', seen: 'pass', odd: 'fail', warned: 'warn', ways: 'pass/a' }),
    ]);
    expect(rows.map(({ clause }) => clause.id)).toEqual(['odd', 'warned', 'seen', 'ways', 'same']);
    expect(rows.map(({ disagreement }) => disagreement > 0)).toEqual([true, true, true, true, false]);
  });

  it.each<[Verdict[], string | undefined]>([
    [['fail', 'fail', 'fail'], 'all-fail'],
    [['fail', 'pass', 'pass'], 'only-one-fails'],
    [['fail', 'pass', 'not-applicable'], 'only-one-fails'],
    [['fail', 'not-applicable', 'skipped'], undefined],
    [['fail', 'fail', 'pass'], undefined],
    [['pass', 'pass', 'pass'], undefined],
    [['fail', 'pass'], undefined],
    [['fail'], undefined],
  ])('says of %j: %s', (verdicts, kind) => {
    const { rows } = compareRuns(verdicts.map((verdict) => run({ a: verdict })));
    expect(rows[0]?.finding?.kind).toBe(kind);
  });

  it('keeps products of one name apart, by version and then by number', () => {
    const labels = compareRuns([run({}, 'A'), run({}, 'A', '2'), run({}, 'A', '2'), run({}, 'B')]).columns.map(({ label }) => label);
    expect(labels).toEqual(['Example A 1', 'Example A 2 #1', 'Example A 2 #2', 'Example B 1']);
  });

  it('has no cell where a profile does not have the clause, and does not count it', () => {
    const { rows } = compareRuns([run({ a: 'fail' }), run({ a: 'fail', b: 'fail' })]);
    expect(rows.find(({ clause }) => clause.id === 'b')?.cells.map(({ verdict }) => verdict)).toEqual(['absent', 'fail']);
    expect(rows.map(({ finding }) => finding?.kind)).toEqual(['all-fail', undefined]);
  });
});

describe('an anonymous comparison', () => {
  const records = [run({ a: 'fail' }, 'Secretname', '77.1'), run({ a: 'pass' }, 'Othername', '88.2'), sampleRecord({ failing: true })];
  const comparison = compareRuns(records, { anonymous: true });

  it.each([
    ['html', compareHtml],
    ['csv', compareCsv],
    ['json', compareJson],
  ])('names no server in %s, and shows nothing that it sent', (_, write) => {
    const text = write(comparison);
    for (const secret of [
      'Secretname',
      'Othername',
      '77.1',
      '88.2',
      'Example Cloud',
      '127.0.0.1',
      'nginx',
      ...records.map(({ digest }) => digest),
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('Server A');
    expect(text).toContain('Server C');
  });

  it('has an order that does not follow the command line', () => {
    const reversed = compareRuns([...records].reverse(), { anonymous: true });
    expect(compareCsv(reversed)).toBe(compareCsv(comparison));
  });
});

describe('compareCsv', () => {
  it('has as many fields in each line, and no cell that a spreadsheet would compute', () => {
    const records = ['=', '+', '-', '@']
      .map(() => run({ a: 'fail' }, 'x', '1'))
      .map((record, i) => {
        const sign = '=+-@'[i] ?? '';
        const target = { ...record.header.target, product: { vendor: '', name: `${sign}cmd|'/c calc'!A0, "x"`, version: '' } };
        return { ...record, header: { ...record.header, target } };
      });
    const text = compareCsv(compareRuns([...records, sampleRecord({ failing: true, hostile: true })]));
    const lines = text.split('\r\n').slice(0, -1).map(fieldsOf);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    for (const cell of lines.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t]/);
    expect(lines[0]).toContain(`'=cmd|'/c calc'!A0, "x"`);
  });
});

/** RFC 4180, one line without line feeds in fields. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => (match[1] ?? match[2] ?? '').replaceAll('""', '"'));
}

describe('compareJson', () => {
  const schema = JSON.parse(readFileSync(new URL('../schemas/compare.schema.json', import.meta.url), 'utf8'));
  const check = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true, allErrors: true }).compile(schema);

  it.each([false, true])('has the published shape, anonymous: %s', (anonymous) => {
    const text = compareJson(compareRuns([sampleRecord(), sampleRecord({ failing: true, hostile: true })], { anonymous }));
    check(JSON.parse(text));
    expect(check.errors ?? []).toEqual([]);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(check({ ...JSON.parse(text), more: 1 })).toBe(false);
  });
});

describe('compareHtml', () => {
  const hostile = sampleRecord({ failing: true, hostile: true });

  it('gives the same bytes for the same records', () => {
    expect(compareHtml(compareRuns([hostile, sampleRecord()]))).toBe(compareHtml(compareRuns([hostile, sampleRecord()])));
  });

  it('lets nothing of a record through as markup, in the matrix or in the data', () => {
    const page = compareHtml(compareRuns([hostile, sampleRecord(), sampleRecord({ failing: true })]));
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).not.toMatch(/[^\P{C}\n\t]/u);
    const data = /<script type="application\/json" id="exchanges">([^<]*)<\/script>/.exec(page)?.[1];
    expect(JSON.parse(data ?? '')).toMatchObject({ labels: expect.any(Array) });
  });
});

it('embeddedJson survives whatever text, and comes back whole', () => {
  const value = { text: `${HOSTILE}</script><!--\u2028` };
  expect(embeddedJson(value)).not.toMatch(/[<>\u2028]/);
  expect(JSON.parse(embeddedJson(value))).toEqual(value);
});
