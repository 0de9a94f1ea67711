import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Property } from '../interpretation/command.js';
import { createLedger, readLedger, removalOrder, setAside } from './ledger.js';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

const thing = (type: Property['type'], location: string): Property => ({ type, location });

describe('ledger', () => {
  it('tells after a crash what was made and not removed, also when its last line was cut', () => {
    const path = join(folder, 'crash.jsonl');
    const ledger = createLedger(path, 'http://a/', 'now');
    ledger.intent('c', { type: 'resource', mark: 'x' }, 'http://a/k/', ['x']);
    ledger.own('c', thing('resource', 'http://a/1'));
    ledger.own('c', thing('link', 'http://a/2'));
    ledger.removed('http://a/1');
    appendFileSync(path, '{"entry":"own","case":"c","prop');
    const content = readLedger(path);
    expect(content.held.map((p) => p.location)).toEqual(['http://a/2']);
    expect(content).toMatchObject({ target: 'http://a/', started: 'now', open: [{ url: 'http://a/k/', marks: ['x'] }] });
    ledger.close();
    expect(readLedger(setAside(path))).toEqual(content);
    expect(readLedger(path)).toEqual({ target: '', started: '', held: [], open: [] });
  });

  it('goes on where another left off, and knows which requests are accounted for', () => {
    const path = join(folder, 'resumed.jsonl');
    const ledger = createLedger(path, 'http://a/', 'now');
    for (const mark of ['made', 'refused', 'unanswered', 'mixin']) ledger.intent('c', { type: 'resource', mark }, 'http://a/k/', [mark]);
    ledger.own('c', { ...thing('resource', 'http://a/1'), mark: 'made' });
    ledger.own('c', { ...thing('mixin', 'http://a/m/'), category: { term: 'mixin', scheme: 's' } });
    ledger.settled(['refused']);
    ledger.close();
    appendFileSync(path, '{"entry":"removed","loc');
    const resumed = createLedger(path, 'http://a/', 'later', true, true);
    expect(resumed.held().map((p) => p.location)).toEqual(['http://a/m/', 'http://a/1']);
    expect(resumed.open().flatMap(({ marks }) => marks)).toEqual(['unanswered']);
    resumed.removed('http://a/1');
    resumed.close();
    expect(readLedger(path)).toMatchObject({ started: 'now', held: [{ location: 'http://a/m/' }], open: [{ marks: ['unanswered'] }] });
  });

  it('is none where a file is something else', () => {
    const path = join(folder, 'other.jsonl');
    appendFileSync(
      path,
      'no\n[]\n{"entry":"own"}\n{"entry":"own","property":{}}\n{"entry":"intent","intent":{},"marks":1}\n{"entry":"settled"}\n',
    );
    expect(readLedger(path)).toEqual({ target: '', started: '', held: [], open: [] });
  });

  it('holds property by test case, the last made first', () => {
    const ledger = createLedger(undefined, 'http://a/', 'now');
    ledger.own('c', thing('resource', 'http://a/1'));
    ledger.own('d', thing('resource', 'http://a/2'));
    ledger.own('c', thing('resource', 'http://a/3'));
    expect(ledger.held('c').map((p) => p.location)).toEqual(['http://a/3', 'http://a/1']);
    expect(ledger.owns('http://a/2')).toBe(true);
    ledger.removed('http://a/2');
    expect(ledger.owns('http://a/2')).toBe(false);
  });
});

it('removes links before the resources they join, and mixins last', () => {
  const things = [thing('mixin', 'm'), thing('resource', 'r2'), thing('link', 'l'), thing('resource', 'r1')];
  expect(removalOrder(things).map((p) => p.location)).toEqual(['l', 'r2', 'r1', 'm']);
});
