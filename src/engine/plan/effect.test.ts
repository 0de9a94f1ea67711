import { describe, expect, it } from 'vitest';
import type { Effect } from '../../spec/catalogue.js';
import { type Aim, allows, effectOf, heavierEffect, type Weight } from './effect.js';

const kind: Aim = { at: 'kind' };
const ours: Aim = { at: 'mixin', own: true };
const theirs: Aim = { at: 'mixin', own: false };

describe('effectOf', () => {
  it.each<[string, Aim, boolean, Weight['content'], Effect, string]>([
    ['GET', kind, false, 'none', 'none', 'a reading'],
    ['POST', kind, false, 'own', 'own', 'a creation'],
    ['POST', kind, true, 'own', 'shared', 'an action reaches members that are not ours'],
    ['PUT', kind, false, 'own', 'shared', 'a careless server may change the membership'],
    ['DELETE', kind, false, 'none', 'bulk', 'all instances go'],
    ['DELETE', kind, false, 'own', 'bulk', 'also with a payload, which a server may ignore'],
    ['POST', { at: 'qi' }, false, 'other', 'own', 'at worst a mixin named by us'],
    ['DELETE', { at: 'qi' }, false, 'own', 'own', 'a mixin of ours'],
    ['DELETE', { at: 'qi' }, false, 'none', 'shared', 'a careless server may remove any mixin'],
    ['PUT', { at: 'qi' }, false, 'other', 'shared', 'a careless server may replace the interface'],
    ['DELETE', ours, false, 'none', 'own', 'only our members are in it'],
    ['DELETE', theirs, false, 'none', 'bulk', 'everybody is disassociated'],
    ['DELETE', theirs, false, 'own', 'shared', 'a payload may be ignored'],
    ['POST', theirs, false, 'own', 'own', 'our instances are associated'],
    ['DELETE', { at: 'entity' }, false, 'none', 'own', 'an instance of ours'],
    ['POST', { at: 'elsewhere' }, false, 'own', 'shared', 'who knows'],
  ])('%s on %j, action %s, content %s is %s: %s', (method, aim, action, content, expected) => {
    expect(effectOf({ method, aim, action, content })).toBe(expected);
  });
});

it('permissions include what weighs less', () => {
  expect(allows('own', 'none')).toBe(true);
  expect(allows('own', 'shared')).toBe(false);
  expect(heavierEffect('own', 'shared')).toBe('shared');
});
