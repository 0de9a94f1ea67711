/** The flow of a run: discovery, recipes, probes, plan, cases, rules. The same code runs live and over a record. */
import type { CaseLine, PlanLine, PlannedCase, PlannedRule } from '../../record/format.js';
import { rollUp } from '../../record/verdict.js';
import type { Suite } from '../../spec/suite.js';
import { DISCOVERY, type Discovery, discover } from '../discovery/discovery.js';
import type { Facts } from '../discovery/facts.js';
import { declaredInVain, inOrder, probeCase, stateByProbe, stateWithoutProbe } from '../discovery/needs.js';
import { learnRecipes } from '../discovery/recipes.js';
import { type Ending, endingOf } from '../interpretation/ending.js';
import { establish } from '../interpretation/fixtures.js';
import { createMinter } from '../interpretation/identity.js';
import { type CaseOutcome, interpret } from '../interpretation/interpret.js';
import { Scope } from '../interpretation/scope.js';
import type { Value } from '../interpretation/value.js';
import type { Clauses } from '../judgement/assertions.js';
import { announcedIn, judgeRule } from '../judgement/rules.js';
import { judgeTransport, TRANSPORT_RULE } from '../judgement/transport-syntax.js';
import type { Instance } from '../plan/instance.js';
import { clausesInPlay, type Material, selectionOf } from '../plan/material.js';
import { creationLocks, instancesOf, type Plan, planCases } from '../plan/plan.js';
import { Requirements } from '../plan/requirements.js';
import { type Job, schedule } from '../plan/schedule.js';
import { ruleDecides } from '../plan/selection.js';
import { partOf } from '../plan/shard.js';
import { blockedRun } from './blocked-run.js';
import { drive } from './channel.js';
import type { Conduct, FlowEnd } from './conduct.js';

/** Runs everything that the material selects, or one part of it. */
export async function flow(material: Material, conduct: Conduct): Promise<FlowEnd> {
  const begun = await begin(material, conduct);
  if (begun.ended !== 'begun') return begun;
  const { facts, clauses, rules } = begun;
  const plan = partOf(begun.plan, material.shard);
  conduct.planned(planLine(plan, rules, material, facts, clauses));
  await runInstances(plan, material, facts, clauses, conduct);
  if (conduct.stopped()) return { ended: 'stopped' };
  judgeRules(begun, conduct);
  return { ended: 'complete' };
}

/** What is known once everything is planned and nothing is performed yet. */
export interface Begun {
  ended: 'begun';
  facts: Facts;
  clauses: Clauses;
  /** All of it, also where only a part is to be performed. */
  plan: Plan;
  rules: { rule: Suite['rules'][number]; suite: Suite }[];
}

/** Discovery, recipes, probes and plan: the same for each part of a run. */
export async function begin(material: Material, conduct: Conduct): Promise<Begun | Exclude<FlowEnd, { ended: 'complete' }>> {
  const clauses = clausesInPlay(material);
  const discovery: Discovery = await drive(discover(material.target, material.profile, material.model), conduct.channel, DISCOVERY, 1);
  const selection = selectionOf(material);
  if (!discovery.found) {
    const { check, reason, exchange } = discovery;
    const { plan, cases, rules } = blockedRun(material, selection, { id: `target:${check}`, text: reason, exchange });
    conduct.planned(plan);
    for (const line of cases) conduct.result(line, true);
    for (const line of rules) conduct.rule(line);
    return { ended: 'unreachable', reason, exchange };
  }
  const { facts } = discovery;
  const chosen = material.suites.map((suite) => ({ suite, cases: suite.cases.filter((c) => selection.includesCase(c, suite)) }));
  const cases = chosen.flatMap((c) => c.cases);
  const needed = inOrder(neededTokens(cases, material), material.needs);
  const fixtures = [...cases.flatMap((c) => Object.values(c.given)), ...needed.flatMap((n) => Object.values(n.probe?.given ?? {}))];
  await learnRecipes(fixtures, material.seed, facts, conduct);
  await decideNeeds(needed, material, facts, clauses, conduct);
  if (conduct.stopped()) return { ended: 'stopped' };
  const plan = planCases(material.suites, (c) => cases.includes(c), facts, clauses);
  plan.instances = plan.instances.filter((i) => selection.includesInstance(i.id));
  const rules = material.suites.flatMap((suite) =>
    suite.rules.filter((r) => selection.includesRule(r, suite)).map((rule) => ({ rule, suite })),
  );
  return { ended: 'begun', facts, clauses, plan, rules };
}

/** What is judged at the end, over all exchanges that the conduct knows of. */
export function judgeRules({ facts, clauses, rules }: Begun, conduct: Conduct): void {
  const exchanges = conduct.exchanges();
  conduct.rule(judgeTransport(exchanges));
  const announced = announcedIn(exchanges);
  for (const { rule } of rules) conduct.rule(judgeRule(rule, exchanges, announced, facts, clauses));
}

function neededTokens(cases: readonly { needs: string[]; axes: object; given: object }[], material: Material): string[] {
  const tokens = new Set([...cases.flatMap((c) => c.needs), ...material.target.ics.offered]);
  if (cases.some((c) => Object.keys(c.axes).length > 0)) for (const token of ['text-occi', 'uri-list', 'json-rendering']) tokens.add(token);
  if (cases.some((c) => Object.values(c.given).some((f: { form?: string; of?: string }) => f.form === 'mixin' && f.of === 'user')))
    tokens.add('user-mixins');
  return [...tokens];
}

async function decideNeeds(
  needed: ReturnType<typeof inOrder>,
  material: Material,
  facts: Facts,
  clauses: Clauses,
  conduct: Conduct,
): Promise<void> {
  for (const need of needed) {
    if (conduct.stopped()) return;
    const known = stateWithoutProbe(need, facts);
    if (known !== undefined) {
      facts.needs.set(need.token, known);
      continue;
    }
    const testCase = probeCase(need);
    if (testCase === undefined) continue;
    const suite: Pick<Suite, 'document' | 'section' | 'file'> = { document: 'probes', section: need.token, file: 'needs.yaml' };
    const [instance] = instancesOf(testCase, suite, 'probe', facts, clauses, new Map());
    if (instance === undefined) continue;
    const { outcome, line } = await attempt(instance, 1, facts, new Map(), material, clauses, conduct);
    const state = stateByProbe(outcome, outcome.assertions.find((a) => a.exchange !== undefined)?.exchange ?? outcome.exchange);
    facts.needs.set(need.token, state);
    facts.bound.set(need.token, outcome.bound);
    const assertions = [...line.assertions, ...declaredInVain(need, state, facts, clauses)];
    const reason = line.reason ?? 'offered';
    conduct.result(
      { ...line, reason, assertions, verdict: assertions.length === 0 ? line.verdict : rollUp(assertions.map((a) => a.verdict)) },
      true,
    );
    await conduct.release(instance.id);
  }
}

/** One attempt at an instance: what came of it, and its line of the record. */
async function attempt(
  instance: Instance,
  n: number,
  facts: Facts,
  pool: ReadonlyMap<string, Value | Ending>,
  material: Material,
  clauses: Clauses,
  conduct: Conduct,
): Promise<{ outcome: CaseOutcome; line: CaseLine }> {
  const began = conduct.clock();
  const outcome: CaseOutcome =
    instance.foregone === undefined
      ? await drive(interpret(instance, facts, pool, createMinter(material.seed, instance.id, n), clauses), conduct.channel, instance.id, n)
      : {
          ...instance.foregone,
          assertions: instance.clauses.map((id) => ({
            clauses: [id],
            verdict: instance.foregone?.verdict ?? 'error',
            expected: '',
            got: '',
            remark: instance.foregone?.reason ?? '',
            ...(instance.foregone?.exchange === undefined ? {} : { exchange: instance.foregone.exchange }),
          })),
          passing: false,
          bound: {},
        };
  const line: CaseLine = {
    type: 'case',
    id: instance.id,
    attempt: n,
    verdict: outcome.verdict,
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
    ...(outcome.cause === undefined ? {} : { cause: outcome.cause }),
    assertions: outcome.assertions,
    exchanges: conduct.count(instance.id),
    elapsed: Math.round(conduct.clock() - began),
  };
  return { outcome, line };
}

/** Failed, and what failed may have been passing: once more on fresh resources (design: Verdicts). */
async function runInstance(
  instance: Instance,
  facts: Facts,
  pool: ReadonlyMap<string, Value | Ending>,
  material: Material,
  clauses: Clauses,
  conduct: Conduct,
): Promise<void> {
  const first = await attempt(instance, 1, facts, pool, material, clauses, conduct);
  if (conduct.stopped()) return;
  const last =
    !first.outcome.passing || !['fail', 'blocked', 'inconclusive'].includes(first.outcome.verdict) || !conduct.retries(instance.id);
  conduct.result(first.line, last);
  await conduct.release(instance.id);
  if (last) return;
  const second = await attempt(instance, 2, facts, pool, material, clauses, conduct);
  if (conduct.stopped()) return;
  conduct.result(
    first.outcome.verdict === 'fail' && second.outcome.verdict !== 'fail' ? failedThenHeld(first.line, second.line) : second.line,
    true,
  );
  await conduct.release(instance.id);
}

function failedThenHeld(first: CaseLine, second: CaseLine): CaseLine {
  const failed = first.assertions
    .filter((a) => a.verdict === 'fail')
    .map((a) => ({ ...a, verdict: 'inconclusive' as const, remark: 'failed once, then held' }));
  const assertions = [...second.assertions, ...failed];
  return {
    ...second,
    assertions,
    verdict: rollUp([second.verdict, ...assertions.map((a) => a.verdict)]),
    reason: 'failed once, then held',
  };
}

/** Performs the cases of a plan, side by side as its limits and locks allow. */
export async function runInstances(plan: Plan, material: Material, facts: Facts, clauses: Clauses, conduct: Conduct): Promise<void> {
  const pool = new Map<string, Value | Ending>();
  const capacity = { concurrency: conduct.concurrency, alive: material.target.limits.alive };
  const wanted = new Set(plan.instances.filter((i) => i.foregone === undefined).flatMap((i) => [...i.pooled.values()].flat()));
  const poolJobs = plan.pool
    .filter((entry) => wanted.has(entry.id))
    .map((entry): Job => {
      const kind = facts.categories.find((c) => c.id === entry.kind);
      return {
        id: entry.id,
        locks: kind === undefined ? [] : creationLocks(kind, facts, new Scope()),
        after: [],
        alive: 0,
        run: async () => {
          const context = { facts, minter: createMinter(material.seed, entry.id, 1), scope: new Scope() };
          try {
            pool.set(entry.id, await drive(establish(entry.fixture, 'given', context), conduct.channel, entry.id, 1));
          } catch (thrown) {
            pool.set(entry.id, endingOf(thrown));
          }
        },
      };
    });
  const requirements = new Requirements(plan.instances);
  const learning: Conduct = {
    ...conduct,
    result(line, last) {
      if (last) requirements.learn(line);
      conduct.result(line, last);
    },
  };
  const job = (instance: Instance): Job => ({
    id: instance.id,
    locks: instance.foregone === undefined ? instance.locks : [],
    after: instance.foregone === undefined ? [...[...instance.pooled.values()].flat(), ...requirements.before(instance)] : [],
    alive: instance.alive,
    run: () => runInstance(requirements.checked(instance), facts, pool, material, clauses, learning),
  });
  const gentle = plan.instances.filter((i) => i.effect === 'none' || i.effect === 'own');
  await schedule([...poolJobs, ...gentle.map(job)], capacity, conduct.stopped);
  // what a careless server could let touch more than its own comes last and one at a time
  const alone = { ...capacity, concurrency: 1 };
  for (const effect of ['shared', 'bulk'] as const)
    await schedule(plan.instances.filter((i) => i.effect === effect).map(job), alone, conduct.stopped);
}

/** The plan as the record has it. */
export function planLine(plan: Plan, rules: Begun['rules'], material: Material, facts: Facts, clauses: Clauses): PlanLine {
  const cases = plan.instances.map(
    (i): PlannedCase => ({
      id: i.id,
      case: i.testCase.id,
      title: i.testCase.title,
      revision: i.testCase.revision,
      kind: i.kind,
      document: i.document,
      section: i.section,
      source: `${i.file}:${i.testCase.at[0]}`,
      clauses: [...i.clauses],
      needs: [...i.needs],
      effect: i.effect,
    }),
  );
  const plannedRules = rules.map(
    ({ rule, suite }): PlannedRule => ({
      id: rule.id,
      title: rule.title,
      revision: rule.revision,
      document: suite.document,
      section: suite.section,
      source: `${suite.file}:${rule.at[0]}`,
      clauses: ruleDecides(rule).filter((id) => clauses.has(id)),
    }),
  );
  const features = [...facts.needs].map(([token, state]) => {
    const declared = material.target.ics.offered.includes(token)
      ? ('offered' as const)
      : material.target.ics.absent.includes(token)
        ? ('absent' as const)
        : undefined;
    return {
      token,
      state: state.state,
      because: state.because,
      ...(declared === undefined ? {} : { declared }),
      ...(state.exchange === undefined ? {} : { exchange: state.exchange }),
    };
  });
  const sections = [
    { document: TRANSPORT_RULE.document, section: TRANSPORT_RULE.section, title: 'Message syntax' },
    ...material.suites.map(({ document, section, title }) => ({ document, section, title })),
  ];
  return {
    type: 'plan',
    cases: [...plannedProbes(facts, material), ...cases],
    rules: [TRANSPORT_RULE, ...plannedRules],
    features,
    sections,
  };
}

/** Probes have run by now, and are in the plan so that their results have a place in reports. */
function plannedProbes(facts: Facts, material: Material): PlannedCase[] {
  return [...facts.needs.keys()].flatMap((token) => {
    const need = material.needs.get(token);
    const testCase = need === undefined ? undefined : probeCase(need);
    if (need === undefined || testCase === undefined) return [];
    const clauses = material.clauses.some((c) => c.id === `ics.${token}`) ? [`ics.${token}`] : [];
    return [
      {
        id: testCase.id,
        case: testCase.id,
        title: testCase.title,
        revision: 1,
        kind: 'probe' as const,
        document: 'probes',
        section: token,
        source: 'needs.yaml',
        clauses,
        needs: testCase.needs,
        effect: 'own' as const,
      },
    ];
  });
}
