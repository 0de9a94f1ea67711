import { describe, expect, it } from 'vitest';
import { combine, type Lock, LockTable } from './locks.js';

const lock = (resource: string, mode: Lock['mode']): Lock => ({ resource, mode });

describe('combine', () => {
  it.each([
    [[lock('qi', 'change'), lock('qi', 'change')], [lock('qi', 'change')], 'the same twice is once'],
    [[lock('qi', 'change'), lock('qi', 'stable')], [lock('qi', 'alone')], 'who changes what it needs stable is alone there'],
    [[lock('a', 'change'), lock('b', 'stable')], [lock('a', 'change'), lock('b', 'stable')], 'resources do not mix'],
  ])('%j becomes %j: %s', (given, expected) => {
    expect(combine(given)).toEqual(expected);
  });
});

describe('LockTable', () => {
  it.each<[Lock['mode'], Lock['mode'], boolean, string]>([
    ['change', 'change', true, 'changes go together: each looks after its own'],
    ['stable', 'stable', true, 'readers go together'],
    ['change', 'stable', false, 'a change would spoil what is to stay'],
    ['stable', 'change', false, 'and so in the other order'],
    ['alone', 'alone', false, 'alone is alone'],
    ['alone', 'change', false, 'alone keeps out others too'],
  ])('held %s, wanted %s: %s (%s)', (held, wanted, allowed) => {
    const table = new LockTable();
    table.take([lock('k', held)]);
    expect(table.canTake([lock('k', wanted)])).toBe(allowed);
    expect(table.canTake([lock('other', wanted)])).toBe(true);
    table.release([lock('k', held)]);
    expect(table.canTake([lock('k', wanted)])).toBe(true);
  });
});
