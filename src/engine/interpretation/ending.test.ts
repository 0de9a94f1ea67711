import { describe, expect, it } from 'vitest';
import { SuiteError } from '../../errors.js';
import { NotInRecord } from './command.js';
import { Ending, endingOf } from './ending.js';

describe('endingOf', () => {
  it.each<[unknown, string, string]>([
    [new Ending('skipped', 'x'), 'skipped', 'an ending is what it is'],
    [new NotInRecord('key'), 'inconclusive', 'what a record does not hold shows nothing'],
    [new SuiteError('reference', 'name [new]'), 'blocked', 'a step before did not bring what this one needs'],
    [new SuiteError('internal', 'x'), 'error', 'our own fault is no failure of the server'],
    [new TypeError('x'), 'error', 'nor is a slip of the engine'],
    ['text', 'error', 'whatever was thrown'],
  ])('%s is %s: %s', (thrown, verdict) => {
    expect(endingOf(thrown).verdict).toBe(verdict);
  });
});
