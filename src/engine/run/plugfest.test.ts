import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../http/client.js';
import type { Transport } from '../../http/exchange.js';
import { startReferenceServer } from '../../reference/server.js';
import { loadBundle, loadProfile } from '../../spec/load.js';
import { resolveTarget } from '../../spec/target.js';
import { assemble } from '../plan/material.js';
import { division, type Participant, plugfest } from './plugfest.js';

/** Nothing can be written below a file. */
const THIS_FILE = fileURLToPath(import.meta.url);

describe('division', () => {
  it.each([
    [6, 8],
    [6, 3],
    [1, 16],
    [20, 1],
    [3, 100],
  ])('of a limit among %i targets with %i in all keeps to the limit and leaves nobody out', (participants, limit) => {
    const { together, each } = division(participants, limit);
    expect(together * each).toBeLessThanOrEqual(limit);
    expect(Math.min(together, each)).toBeGreaterThanOrEqual(1);
  });
});

describe('plugfest', () => {
  it('keeps to the limit over all, and lets one die without harm to the others', async () => {
    const bundle = loadBundle();
    const { profile } = await loadProfile('occi-1.2');
    const model = bundle.models.get('1.2');
    if (model === undefined) throw new Error('no model');
    const server = await startReferenceServer({ model });
    const client = createHttpClient();
    let now = 0;
    let most = 0;
    const counting: Transport = {
      async send(request, options) {
        most = Math.max(most, ++now);
        try {
          return await client.send(request, options);
        } finally {
          now -= 1;
        }
      },
      close: async () => {},
    };
    const participant = (name: string, url: string, transport: Transport): Participant => ({
      name,
      material: assemble({
        bundle,
        profile,
        target: resolveTarget({}, { url, embedded: true, concurrency: 16 }),
        selected: ['http.entity-delete.status', 'http.qi-get.status'],
        seed: Buffer.from(name).toString('hex'),
      }),
      suite: { version: bundle.version, digest: bundle.digest },
      texts: {},
      transport,
    });
    const deadly: Transport = { send: () => Promise.reject(new Error('died')), close: async () => {} };
    const told: string[] = [];
    const outcomes = await plugfest(
      [
        participant('a', server.url, counting),
        participant('b', server.url, deadly),
        participant('c', server.url, counting),
        { ...participant('d', server.url, counting), files: { record: `${THIS_FILE}/run.jsonl`, ledger: `${THIS_FILE}/ledger.jsonl` } },
        participant('e', 'http://127.0.0.1:9/', counting),
      ],
      { limit: 4, observer: { began: (name) => told.push(`+${name}`), ended: ({ name }) => told.push(`-${name}`) } },
    );
    await client.close();
    await server.close();
    expect(outcomes.map((outcome) => [outcome.name, outcome.ended === 'run' ? outcome.result.end.ended : 'died'])).toEqual([
      ['a', 'complete'],
      ['b', 'failed'],
      ['c', 'complete'],
      ['d', 'died'],
      ['e', 'unreachable'],
    ]);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(4);
    expect(told.slice().sort()).toEqual(['+a', '+b', '+c', '+d', '+e', '-a', '-b', '-c', '-d', '-e']);
    expect(server.entities()).toEqual([]);
  });
});
