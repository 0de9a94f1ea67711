/** Every deviation can be loaded, applies, and shows. */
import { describe, expect, test } from 'vitest';
import { type DeviationCode, REMARKS } from '../../occi/deviation.js';
import { parseMessage } from '../../occi/parse.js';
import { startReferenceServer } from '../server.js';
import type { Reply } from '../testing/client.js';
import { testModel } from '../testing/model.js';
import { signaturesFor } from '../testing/signatures.js';
import { tour } from '../testing/tour.js';
import type { Deviation } from './deviation.js';
import { loadDeviations } from './registry.js';

const all = await loadDeviations();

type Scheme = NonNullable<Deviation['target']>['auth'];

async function touredWith(deviations: Deviation[], look?: (reply: Reply) => void, scheme: Scheme = schemeOf(deviations)): Promise<string> {
  const auth = scheme === undefined ? {} : { auth: { scheme } };
  const server = await startReferenceServer({ model: testModel(), deviations, ...auth });
  try {
    return await tour(server, look, scheme === undefined ? undefined : signaturesFor(scheme));
  } finally {
    await server.close();
  }
}

function schemeOf(deviations: Deviation[]): Scheme {
  return deviations.find((d) => d.target?.auth !== undefined)?.target?.auth;
}

const plain = await touredWith([]);
/** What a deviation in a server with credentials is told apart from: a plain one that demands them by Basic, the scheme itself from none. */
const plainWithBasic = await touredWith([], undefined, 'basic');
const baseline = (d: Deviation): string => (d.target?.auth === 'basic' && d.id !== 'demands-basic' ? plainWithBasic : plain);

/** What a variant does on purpose and the JSON Rendering only warns of, while GFD.223 does not mind. */
const WARNED: Record<string, readonly DeviationCode[]> = {
  'extra-json-members': ['member-unknown'], // GFD.226 appendix B
  'core-kinds-uninstantiable': ['location-missing'], // GFD.226 section 3.4.1
};

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

  test.each(all.filter((d) => d.kind === 'mutant').map((d) => [d.id, d] as const))('%s shows', async (_id, mutant) => {
    const toured = await touredWith([mutant]);
    expect(toured).not.toBe(baseline(mutant));
    expect(toured).not.toContain('Internal error');
  });

  test.each(all.filter((d) => d.kind === 'variant').map((d) => [d.id, d] as const))(
    '%s shows, and follows the grammars',
    async (id, variant) => {
      let read = 0;
      const toured = await touredWith([variant], ({ status, fields, body, statusLine }) => {
        if (status >= 300 || status === 204) return;
        const { rendering, deviations } = parseMessage({ fields, body: Buffer.from(body) }, 'response');
        const faults = deviations.filter((d) => !REMARKS.has(d.code) && !WARNED[id]?.includes(d.code));
        expect(faults, statusLine).toEqual([]);
        if (rendering !== undefined) read += 1;
      });
      expect(toured).not.toBe(baseline(variant));
      expect(toured).not.toContain('Internal error');
      expect(read).toBeGreaterThan(20);
    },
  );

  test('all variants that do not contradict each other work together', async () => {
    expect(together.length).toBeGreaterThan(50);
    expect(await touredWith(together)).not.toContain('Internal error');
  });
});
