/** Grammar rules: which deviations count, which of them speaks, and that nothing seen is no pass. */
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../record/verdict.js';
import { loadBundle, loadProfile } from '../../spec/load.js';
import type { Grade, Rule } from '../../spec/suite.js';
import { resolveTarget } from '../../spec/target.js';
import { type Facts, urlsOf } from '../discovery/facts.js';
import { Exchange } from '../interpretation/exchange.js';
import { announcementOf } from './matchers/announced.js';
import { judgeRule } from './rules.js';

const NOTHING = announcementOf([]);

const CLAUSE = 'http.qi.rendering-docs';
const BASE = 'http://127.0.0.1:8080/';
const CATEGORY = 'Category: vm; scheme="http://example.org/a#"; class="kind"; title="A"';
const LINK = 'Link: <http://example.org/b>; rel="http://example.org/a#vm"; rel="http://example.org/a#vm"';

const READING = { method: 'GET', url: `${BASE}-/` };
const ACTION = { method: 'POST', url: `${BASE}vm/1?action=save` };

function answer(lines: string[], target: Exchange['context']['target'] = 'qi', { method, url } = READING): Exchange {
  return new Exchange(
    { case: 'a', attempt: 1, step: '1', iteration: 0, try: 0 },
    { method, url, fields: [] },
    new Uint8Array(),
    { kind: 'response', version: '1.1', status: 200, reason: 'OK', fields: [['Content-Type', 'text/plain']], framing: [] },
    new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join('')),
    { target, effect: 'none', wellFormed: true },
  );
}

function rule(
  subject: string,
  grades: { readonly [code: string]: Grade },
  whenNone: 'not-applicable' | 'inconclusive' = 'inconclusive',
): Rule {
  const deviations = { [CLAUSE]: grades };
  return {
    id: 'r',
    title: 'R',
    revision: 1,
    exchanges: {},
    except: [],
    forEach: [],
    mustSee: [],
    expect: [],
    grammar: { subject, deviations, whenNone },
    at: [1, 1],
  };
}

async function facts(): Promise<Facts> {
  const { profile } = await loadProfile('occi-1.2');
  const model = loadBundle().models.get('1.2');
  if (model === undefined) throw new Error('no model');
  const target = resolveTarget({ url: BASE }, { embedded: true });
  const urls = urlsOf(BASE);
  return {
    profile,
    target,
    model,
    urls,
    categories: [],
    renderings: new Set(),
    version: undefined,
    recipes: new Map(),
    needs: new Map(),
    bound: new Map(),
  };
}

describe('a grammar rule', () => {
  it.each<[Verdict, string, { readonly [code: string]: Grade }, string[], string]>([
    ['pass', 'any', { other: 'broken' }, [CATEGORY], 'nothing odd'],
    ['fail', 'any', { other: 'broken' }, [CATEGORY.replace('"kind"', '"sort"')], 'a code that only "other" covers'],
    ['warn', 'any', { 'trailing-semicolon': 'warn', other: 'broken' }, [`${CATEGORY};`], 'a code named beside "other"'],
    [
      'fail',
      'any',
      { 'trailing-semicolon': 'warn', other: 'broken' },
      [`${CATEGORY};`, CATEGORY.replace('"kind"', '"sort"')],
      'the heaviest of an answer, not the first',
    ],
    ['pass', 'any', { other: 'broken' }, [`${CATEGORY}; location="/vm/"`], 'a remark is not among the others'],
    ['warn', 'any', { 'location-relative': 'warn', other: 'broken' }, [`${CATEGORY}; location="/vm/"`], 'unless it is named'],
    ['pass', 'category-value', { 'parameter-repeated': 'broken' }, [CATEGORY, LINK], 'a deviation of another production'],
    ['fail', 'link-value', { 'parameter-repeated': 'broken' }, [CATEGORY, LINK], 'the same deviation in the production looked at'],
    ['inconclusive', 'link-value', { 'parameter-repeated': 'broken' }, [CATEGORY], 'the production does not occur'],
    ['inconclusive', 'any', { other: 'broken' }, [], 'no payload'],
  ])('comes to %s for %s with %j', async (verdict, subject, grades, lines) => {
    const clauses = loadBundle().clauses;
    expect(judgeRule(rule(subject, grades), [answer(lines)], NOTHING, await facts(), clauses).verdict).toBe(verdict);
  });

  it('does not apply where the rule says that a server may give no occasion', async () => {
    const clauses = loadBundle().clauses;
    expect(
      judgeRule(
        rule('link-value', { 'parameter-repeated': 'broken' }, 'not-applicable'),
        [answer([CATEGORY])],
        NOTHING,
        await facts(),
        clauses,
      ).verdict,
    ).toBe('not-applicable');
  });

  it('reads a payload as what was asked for', async () => {
    // one mixin is a listing of categories at the query interface, and an instance without kind elsewhere
    const bare = ['Category: vm; scheme="http://example.org/a#"; class="mixin"'];
    const grades: { readonly [code: string]: Grade } = { 'kind-missing': 'broken' };
    const known = await facts();
    const clauses = loadBundle().clauses;
    expect(judgeRule(rule('any', grades), [answer(bare, 'qi')], NOTHING, known, clauses).verdict).toBe('pass');
    expect(judgeRule(rule('any', grades), [answer(bare, 'entity')], NOTHING, known, clauses).verdict).toBe('fail');
    // either may be the answer to an action, and only categories have no kind
    expect(judgeRule(rule('any', grades), [answer(bare, 'entity', ACTION)], NOTHING, known, clauses).verdict).toBe('pass');
  });
});
