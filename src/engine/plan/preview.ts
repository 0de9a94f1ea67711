/** What a run would do, told without doing it: discovery reads, and nothing is written. */

import { SuiteError } from '../../errors.js';
import type { Effect } from '../../spec/catalogue.js';
import type { RequestStep, Step } from '../../spec/suite.js';
import { discover } from '../discovery/discovery.js';
import type { Facts, Recipe } from '../discovery/facts.js';
import { inOrder, stateWithoutProbe } from '../discovery/needs.js';
import { candidateKinds } from '../discovery/recipe.js';
import { credentialled } from '../interpretation/principal.js';
import { drive } from '../run/channel.js';
import { createLedger } from '../run/ledger.js';
import { createLiveChannel } from '../run/live.js';
import { createTargetTransport, type TargetTransportOptions } from '../run/target-transport.js';
import type { Instance } from './instance.js';
import { clausesInPlay, type Material, selectionOf } from './material.js';
import { planCases } from './plan.js';

export interface PreviewLine {
  id: string;
  effect: Effect;
  /** Method and target of each request, as the test case names them. */
  requests: string[];
  /** Why it would not run. */
  foregone?: string;
}

export interface Preview {
  lines: PreviewLine[];
  /** Entities alive at once, at most. */
  alive: number;
  /** Entities created in all, at most. */
  creations: number;
}

/** Reads the query interface and plans as if every kind could be created and every feature were offered. */
export async function preview(material: Material, secrets?: TargetTransportOptions): Promise<Preview> {
  const transport = createTargetTransport(material.target, secrets);
  try {
    const recorder = { write: () => {}, body: () => undefined };
    const live = createLiveChannel({
      transport,
      recorder,
      ledger: createLedger(undefined, material.target.url, ''),
      limits: material.target.limits,
      began: performance.now(),
    });
    const channel = credentialled(live, material.target);
    const discovery = await drive(discover(material.target, material.profile, material.model), channel, 'discovery', 1);
    if (!discovery.found) throw new SuiteError('unreachable', `target [${material.target.url}]: ${discovery.reason}`);
    const { facts } = discovery;
    assumeRecipes(facts);
    for (const need of inOrder(material.needs.keys(), material.needs)) {
      const state = stateWithoutProbe(need, facts);
      if (state !== undefined) facts.needs.set(need.token, state);
    }
    const selection = selectionOf(material);
    const { instances, pool } = planCases(
      material.suites,
      (testCase) => material.suites.some((s) => s.cases.includes(testCase) && selection.includesCase(testCase, s)),
      facts,
      clausesInPlay(material),
    );
    const alive = instances
      .map((i) => i.alive)
      .sort((a, b) => b - a)
      .slice(0, material.target.limits.concurrency);
    return {
      lines: instances.map(lineOf),
      alive: Math.min(
        alive.reduce((sum, n) => sum + n, pool.length),
        Math.max(material.target.limits.alive, pool.length),
      ),
      creations: instances.reduce((sum, i) => sum + i.alive, pool.length),
    };
  } finally {
    await transport.close();
  }
}

function assumeRecipes(facts: Facts): void {
  for (const type of ['resource', 'link'] as const) {
    for (const kind of candidateKinds(facts, type)) {
      const recipe: Recipe = {
        works: true,
        kind: kind.id,
        mixins: [],
        attributes: new Map(),
        renderings: new Map([['text/plain', { id: false }]]),
        speaks: 'text/plain',
      };
      facts.recipes.set(kind.id, recipe);
    }
  }
}

function lineOf(instance: Instance): PreviewLine {
  const requests: string[] = [];
  const visit = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === 'request') requests.push(requestWords(step));
      if (step.kind === 'block') visit(step.steps);
    }
  };
  visit(instance.testCase.steps);
  return {
    id: instance.id,
    effect: instance.effect,
    requests,
    ...(instance.foregone === undefined ? {} : { foregone: `${instance.foregone.verdict}: ${instance.foregone.reason}` }),
  };
}

function requestWords(step: RequestStep): string {
  const action = step.content?.kind === 'action' ? '?action' : '';
  return `${step.method} ${step.target}${action}${step.creates.length > 0 ? ` creates ${step.creates.join(', ')}` : ''}${step.breaks === undefined ? '' : ` (breaks ${step.breaks})`}`;
}
