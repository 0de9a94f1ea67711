import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Property } from './command.js';
import { createLedger, leftovers, removalOrder } from './ledger.js';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

const thing = (type: Property['type'], location: string): Property => ({ type, location });

describe('ledger', () => {
  it('tells after a crash what was made and not removed, also when its last line was cut', () => {
    const path = join(folder, 'crash.jsonl');
    const ledger = createLedger(path, 'http://a/', 'now');
    ledger.intent('c', { type: 'resource', mark: 'x' }, 'http://a/k/');
    ledger.own('c', thing('resource', 'http://a/1'));
    ledger.own('c', thing('link', 'http://a/2'));
    ledger.removed('http://a/1');
    appendFileSync(path, '{"entry":"own","case":"c","prop');
    expect(leftovers(path, 'http://a/').map((p) => p.location)).toEqual(['http://a/2']);
    expect(leftovers(path, 'http://another/')).toEqual([]);
    ledger.close();
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
