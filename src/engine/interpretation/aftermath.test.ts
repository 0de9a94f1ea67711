/** What a request has created, told apart from what an earlier one of ours has and is seen late. */
import { expect, it } from 'vitest';
import { type Facts, urlsOf } from '../discovery/facts.js';
import { aftermath, type Watch } from './aftermath.js';
import type { Reply } from './command.js';
import { Exchange } from './exchange.js';
import { Scope } from './scope.js';

const BASE = 'http://127.0.0.1:1/';
const facts = { urls: urlsOf(BASE), renderings: new Set(['text/plain']), categories: [], profile: { parameters: {}, occi: '1.2' } };

function exchange(method: string, sent: string, terms: string[]): Exchange {
  const body = terms.map((t) => `Category: ${t}; scheme="http://example.org/a#"; class="mixin"; location="/${t}/"\r\n`).join('');
  return new Exchange(
    { case: 'a', attempt: 1, step: '1', iteration: 0, try: 0 },
    { method, url: `${BASE}-/`, fields: [] },
    new TextEncoder().encode(sent),
    { kind: 'response', version: '1.1', status: 200, reason: 'OK', fields: [['Content-Type', 'text/plain']], framing: [] },
    new TextEncoder().encode(body),
    { target: 'qi', effect: 'none', wellFormed: true },
  );
}

it.each([
  ['nothing is new', 'nonsense', [], 'pass'],
  ['a mixin of an earlier request of ours is seen late', 'nonsense', ['occi-suite-1'], 'pass'],
  ['the mixin that the request names has come to be', 'Category: occi-suite-1', ['occi-suite-1'], 'broken'],
  ['so has one of another name', 'nonsense', ['unnamed'], 'broken'],
  ['what is seen late does not hide what is new', 'nonsense', ['occi-suite-1', 'unnamed'], 'broken'],
])('%s', (_reason, sent, more, grade) => {
  const before = exchange('GET', '', ['there']);
  const watched: Watch[] = [{ key: 'created', name: 'the query interface', url: `${BASE}-/`, sees: 'categories', before }];
  const context = { exchange: exchange('POST', sent, []), scope: new Scope(), facts: facts as unknown as Facts };
  const piece = aftermath(watched, '1', context);
  let next = piece.next();
  while (next.done !== true) {
    const reply: Reply =
      next.value.do === 'send'
        ? { kind: 'exchange', exchange: exchange('GET', '', ['there', ...more]) }
        : next.value.do === 'pause'
          ? { kind: 'again', again: false }
          : { kind: 'done' };
    next = piece.next(reply);
  }
  expect(next.value.get('created')?.grade).toBe(grade);
});
