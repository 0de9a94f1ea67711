/** Every deviation can be loaded, applies, and shows. */
import { describe, expect, test } from 'vitest';
import { startReferenceServer } from '../server.js';
import { testModel } from '../testing/model.js';
import { tour } from '../testing/tour.js';
import type { Deviation } from './deviation.js';
import { loadDeviations } from './registry.js';

const all = await loadDeviations();

async function touredWith(deviations: Deviation[]): Promise<string> {
  const server = await startReferenceServer({ model: testModel(), deviations });
  try {
    return await tour(server);
  } finally {
    await server.close();
  }
}

const plain = await touredWith([]);

/** As many variants as go together, the first ones first. */
const together: Deviation[] = [];
for (const d of all) {
  if (d.kind === 'variant' && !together.some((c) => c.conflicts?.includes(d.id))) together.push(d);
}

describe('the deviations', () => {
  test('are sorted by id and there are many', () => {
    const ids = all.map((d) => d.id);
    expect(ids).toEqual([...ids].sort());
    expect(all.filter((d) => d.kind === 'variant').length).toBeGreaterThan(60);
    expect(all.filter((d) => d.kind === 'mutant').length).toBeGreaterThan(10);
  });

  test('name conflicts that exist, from both sides', () => {
    for (const { id, conflicts } of all) {
      for (const other of conflicts ?? []) expect(all.find((d) => d.id === other)?.conflicts ?? [], `${other} against ${id}`).toContain(id);
    }
  });

  test('leave the next server alone', async () => {
    await touredWith(together);
    expect(await touredWith([])).toBe(plain);
  });

  test.each(all.map((d) => [d.id, d] as const))('%s shows', async (_id, deviation) => {
    const toured = await touredWith([deviation]);
    expect(toured).not.toBe(plain);
    expect(toured).not.toContain('Internal error');
  });

  test('all variants that do not contradict each other work together', async () => {
    expect(together.length).toBeGreaterThan(50);
    expect(await touredWith(together)).not.toContain('Internal error');
  });
});
