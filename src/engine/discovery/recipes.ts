/** Learning recipes for the kinds that the selected test cases call for, no more of them than needed. */
import { shortCategoryId } from '../../occi/model.js';
import type { Fixture } from '../../spec/suite.js';
import { Ending } from '../interpretation/ending.js';
import { makeEnds } from '../interpretation/fixtures.js';
import { createMinter } from '../interpretation/identity.js';
import { Scope } from '../interpretation/scope.js';
import type { CategoryValue } from '../interpretation/value.js';
import { drive } from '../run/channel.js';
import type { Conduct } from '../run/conduct.js';
import { type Facts, findCategory, typeOfKind } from './facts.js';
import { kindsWanted } from './kind-choice.js';
import { candidateKinds, endsOf, learnRecipe } from './recipe.js';

type Wanting = Pick<Conduct, 'channel' | 'release' | 'stopped'>;

/** Fills `facts.recipes`: kinds named outright, and of the others the first in order that works (two where a second is wanted). */
export async function learnRecipes(fixtures: readonly Fixture[], seed: string, facts: Facts, conduct: Wanting): Promise<void> {
  const wanted = kindsWanted(fixtures);
  const offering = fixtures.some((f) => f.form === 'resource' && f.offering === 'action');
  const learn = async (kind: CategoryValue): Promise<void> => {
    if (facts.recipes.has(kind.id) || conduct.stopped()) return;
    await learnOne(kind, seed, facts, conduct, learn);
  };
  await learnFor('resource', wanted.resources, wanted.others ? 2 : 1, offering);
  await learnFor('link', wanted.links, 1, false);

  async function learnFor(type: 'resource' | 'link', names: ReadonlySet<string>, atLeast: number, withAction: boolean): Promise<void> {
    const dynamic = [...names].some((n) => n.startsWith('$('));
    const open = [...names].some((n) => n === 'any' || n === 'creatable' || n === 'locatable') || (wanted.others && type === 'resource');
    for (const name of names) {
      const kind = findCategory(facts, name);
      if (kind?.location !== undefined) await learn(kind);
    }
    if (!open && !dynamic) return;
    for (const kind of candidateKinds(facts, type)) {
      const working = candidateKinds(facts, type).filter((k) => facts.recipes.get(k.id)?.works === true);
      if (!dynamic && working.length >= atLeast && (!withAction || working.some((k) => k.actions.length > 0))) return;
      await learn(kind);
    }
  }
}

async function learnOne(
  kind: CategoryValue,
  seed: string,
  facts: Facts,
  conduct: Wanting,
  learn: (kind: CategoryValue) => Promise<void>,
): Promise<void> {
  const id = `discovery.recipe@kind=${shortCategoryId(kind.id)}`;
  const minter = createMinter(seed, id, 1);
  try {
    let ends: Awaited<ReturnType<typeof makeEndsOf>> | undefined;
    if (typeOfKind(facts, kind) === 'link') {
      for (const end of Object.values(endsOf(facts, kind))) {
        const endKind = end === 'any' ? candidateKinds(facts, 'resource')[0] : findCategory(facts, end);
        if (endKind?.location !== undefined) await learn(endKind);
      }
      ends = await makeEndsOf(kind, id, minter, facts, conduct);
    }
    facts.recipes.set(kind.id, await drive(learnRecipe(kind, ends, minter, facts), conduct.channel, id, 1));
  } catch (thrown) {
    const because = thrown instanceof Ending ? thrown.reason : String(thrown);
    const exchange = thrown instanceof Ending ? thrown.details.exchange : undefined;
    const outcome =
      thrown instanceof Ending && thrown.verdict === 'not-applicable'
        ? 'refused'
        : thrown instanceof Ending && thrown.verdict === 'inconclusive'
          ? 'quota'
          : 'broken';
    facts.recipes.set(kind.id, { works: false, kind: kind.id, because, outcome, exchange });
  }
  await conduct.release(id);
}

function makeEndsOf(kind: CategoryValue, id: string, minter: ReturnType<typeof createMinter>, facts: Facts, conduct: Wanting) {
  return drive(makeEnds(kind, 'ends', { facts, minter, scope: new Scope() }), conduct.channel, id, 1);
}
