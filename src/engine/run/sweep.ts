/** Removing all that a ledger tells of, what nobody answered for included, and making sure that it is gone. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Limits } from '../../spec/catalogue.js';
import type { Property } from '../interpretation/command.js';
import { buildRequest } from '../interpretation/request.js';
import { searchFor } from '../interpretation/search.js';
import { categoriesIn } from '../judgement/matchers/categories.js';
import type { Channel } from './channel.js';
import { removalCommand, removalRequest, remove } from './cleanup.js';
import type { Ledger } from './ledger.js';

export interface Sweep {
  removed: Property[];
  /** What is still there, how the target answered, and a command that would remove it. */
  left: { property: Property; answer: string; command: string }[];
  /** Where it could not be looked for what an unanswered request may have made. */
  unsearched: { url: string; answer: string; marks: readonly string[] }[];
}

export interface SweepOptions {
  ledger: Ledger;
  /** Base of the target. */
  base: string;
  limits: Limits;
  channel: Channel;
  /** In the keys of its exchanges. */
  testCase: string;
  /** Only what is in the ledger already, without a search. */
  searches?: boolean;
}

/** Tried once more for what another thing stood in the way of (a link of a resource, a deletion under way). */
const ROUNDS = 2;

/** Sweeps up; never throws for what the target does. */
export async function sweep(options: SweepOptions): Promise<Sweep> {
  const { ledger, base, channel, testCase } = options;
  const search =
    options.searches === false ? { found: [], absent: [], unsearched: [] } : await searchFor(ledger.open(), base, testCase, channel);
  for (const { property, intent } of search.found) ledger.own(intent.case, property);
  ledger.settled(search.absent);
  const removed: Property[] = [];
  const answers = new Map<string, string>();
  for (let round = 0; round < ROUNDS && ledger.held().length > 0; round++) {
    // what the target says it has removed is believed only when it is no longer there
    const unbelieving: Channel = {
      answer: (command, id, attempt) => (command.do === 'disown' ? { kind: 'done' } : channel.answer(command, id, attempt)),
    };
    const removals = await remove(ledger.held(), base, testCase, `remove.${round}`, unbelieving);
    for (const { property, answer } of removals) answers.set(property.location, answer);
    const asked = removals.filter(({ gone }) => gone).map(({ property }) => property);
    for (const property of await gone(asked, `gone.${round}`, options)) {
      ledger.removed(property.location);
      removed.push(property);
    }
  }
  const left = ledger.held().map((property) => ({
    property,
    answer: answers.get(property.location) ?? 'not asked',
    command: removalCommand(property, base),
  }));
  return { removed, left, unsearched: search.unsearched };
}

/** Those that are no longer there by the target's deadline for deletions; halfway the others are asked for once more. */
async function gone(asked: readonly Property[], step: string, { base, limits, channel, testCase }: SweepOptions): Promise<Property[]> {
  const began = performance.now();
  const deadline = limits.deadline.deletion;
  let pending = [...asked];
  let again = false;
  for (let n = 0; pending.length > 0; n++) {
    const there: Property[] = [];
    for (const property of pending) {
      if (await isThere(property, `${step}.${property.location}`, n, base, channel, testCase)) there.push(property);
    }
    pending = there;
    const waited = performance.now() - began;
    if (pending.length === 0 || waited + limits.interval > deadline) break;
    if (!again && waited > deadline / 2) {
      again = true;
      for (const property of pending) await ask(removalRequest(property, base), `${step}.again.${property.location}`, 0, testCase, channel);
    }
    await sleep(limits.interval);
  }
  return asked.filter((property) => !pending.includes(property));
}

async function isThere(property: Property, step: string, n: number, base: string, channel: Channel, testCase: string): Promise<boolean> {
  const { category } = property;
  const { url } = removalRequest(property, base);
  const exchange = await ask(buildRequest({ method: 'GET', url, accept: 'text/plain', clientVersion: '1.2' }), step, n, testCase, channel);
  if (exchange === undefined) return true;
  if (category === undefined) return exchange.status !== 404 && exchange.status !== 410;
  const listed = categoriesIn(exchange);
  return !('categories' in listed) || listed.categories.some(({ term, scheme }) => term === category.term && scheme === category.scheme);
}

async function ask(request: ReturnType<typeof buildRequest>, step: string, iteration: number, testCase: string, channel: Channel) {
  const context = { target: 'entity', effect: request.method === 'GET' ? 'none' : 'own', wellFormed: true } as const;
  const reply = await channel.answer({ do: 'send', step, iteration, request, context }, testCase, 1);
  return reply.kind === 'exchange' ? reply.exchange : undefined;
}
