/** The compiled bundle says the same as the YAML files, and new ids are locked without losing old ones. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { assemble } from './assemble.js';
import { compile, lockNewIds } from './compile.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'occi-conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));

function json(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, 'out', 'data', name), 'utf8'));
}

function copyOfBundle(name: string): string {
  const copy = join(folder, name);
  for (const part of ['suites', 'profiles', 'package.json']) cpSync(join(root, part), join(copy, part), { recursive: true });
  return copy;
}

describe('compile', () => {
  it('writes an index and one file per document', () => {
    compile(root, join(folder, 'out'));
    const { data } = assemble(root);
    const { documents, ...index } = data;
    expect(json('index.json')).toEqual({ ...index, documents: documents.map(({ document }) => ({ document, file: `${document}.json` })) });
    for (const document of documents) expect(json(`${document.document}.json`)).toEqual(document);
    expect(readdirSync(join(folder, 'out', 'data'))).toHaveLength(documents.length + 1);
  });

  it('refuses a bundle that lost an id', () => {
    const copy = copyOfBundle('lost');
    const lock = join(copy, 'suites', 'ids.lock');
    writeFileSync(lock, `${readFileSync(lock, 'utf8')}case http.once.there\n`);
    expect(() => compile(copy, join(copy, 'dist'))).toThrow(expect.objectContaining({ code: 'lint' }));
  });

  it('locks new ids and keeps old ones', () => {
    const copy = copyOfBundle('fresh');
    const lock = join(copy, 'suites', 'ids.lock');
    const lines = readFileSync(lock, 'utf8').split('\n');
    writeFileSync(lock, [...lines.filter((line) => !line.includes('http.qi-get.status')), 'case http.once.there'].join('\n'));
    expect(lockNewIds(copy)).toEqual(['clause http.qi-get.status']);
    expect(readFileSync(lock, 'utf8').split('\n').sort()).toEqual([...lines, 'case http.once.there'].sort());
  });
});
