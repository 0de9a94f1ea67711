import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../../record/verdict.js';
import { ERROR_CODES, EXIT } from '../exit-codes.js';
import { killMatrixPage } from './catalogue-pages.js';
import { generatedPages } from './pages.js';
import { optionsOf, programNames } from './reference-pages.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const docs = join(root, 'docs');
const matrix = join(docs, 'kill-matrix.json');
const pages = await generatedPages(existsSync(matrix) ? readFileSync(matrix, 'utf8') : undefined);
const written = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
const texts = new Map(
  [...written.map((name) => join(docs, name)), join(root, 'README.md')].map((path) => [path, readFileSync(path, 'utf8')]),
);

describe('docs/', () => {
  it.each([...pages.keys()])('%s is what the code says (else: npm run build && npm run docs)', (name) => {
    // Not toBe: the difference of two long pages helps nobody.
    expect(existsSync(join(docs, name)) && readFileSync(join(docs, name), 'utf8') === pages.get(name)).toBe(true);
  });

  it('has a word for each verdict, exit code and error code', () => {
    const cells = (name: string) =>
      (pages.get(name) ?? '')
        .split('\n')
        .filter((line) => /^\| [`\w]/.test(line))
        .map((line) => line.split(' | '));
    for (const verdict of VERDICTS)
      expect(
        cells('verdicts.md').some(([word]) => word === `| ${verdict}`),
        verdict,
      ).toBe(true);
    for (const code of Object.values(EXIT))
      expect(
        cells('exit-codes.md').some(([number]) => number === `| ${code}`),
        `${code}`,
      ).toBe(true);
    for (const code of ERROR_CODES)
      expect(cells('error-codes.md').find(([word]) => word === `| \`${code}\``)?.[1]?.length, code).toBeGreaterThan(5);
  });

  it('has no link to a file that is not there', () => {
    const broken = [...texts].flatMap(([path, text]) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => resolve(dirname(path), target))
        // Pictures and samples are made by scripts of their own.
        .filter((target) => !existsSync(target) && !/docs\/images\/|reports\/samples\//.test(target)),
    );
    expect(broken).toEqual([]);
  });

  it('names no command and no option that does not exist', () => {
    const names = programNames();
    const wrong = [...texts].flatMap(([path, text]) =>
      [...text.matchAll(/\bocci-conformance ([a-z]+)((?: [^\n`#|>]*)?)/g)].flatMap(([line, name = '', rest = '']) => {
        if (!/^\s*(npx )?$/.test(text.slice(0, text.indexOf(line)).split(/[\n`]/).at(-1) ?? '')) return [];
        if (!names.includes(name)) return [`${path}: ${line}`];
        const known = [...optionsOf(name), '--help'];
        return (rest.match(/(?<=\s)--[a-z-]+/g) ?? [])
          .filter((option) => !known.includes(option))
          .map((option) => `${path}: ${name} ${option}`);
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('killMatrixPage', () => {
  it('shows a mutant that nobody found', () => {
    const mutant = { id: 'm', clause: 'a.b', expected: 'fail', killed: false, killedBy: [], collateral: ['c.d'] };
    const page = killMatrixPage({ scope: 'full', mutants: [mutant, { ...mutant, id: 'n', killed: true, killedBy: ['t'] }], variants: [] });
    expect(page).toContain('1 of 2 mutants are found');
    expect(page).toContain('| `m` | `a.b` | **no** |  | `c.d` |');
  });
});
