/** Which kind a fixture is of: a pure choice over what is known, so that planning and interpretation choose alike. */
import type { Fixture } from '../../spec/suite.js';
import { Ending } from '../interpretation/ending.js';
import type { Scope } from '../interpretation/scope.js';
import { asText, type CategoryValue, isList, isThing } from '../interpretation/value.js';
import { type Facts, findCategory, stateMachine } from './facts.js';
import { candidateKinds } from './recipe.js';

/** Kinds of a type whose recipe works, the preferred first. */
export function creatableKinds(facts: Facts, type: 'resource' | 'link'): CategoryValue[] {
  return candidateKinds(facts, type).filter((k) => facts.recipes.get(k.id)?.works === true);
}

/** All kinds that have a location, or of whose type instances can be created. */
export function kindsOf(fixture: Extract<Fixture, { form: 'kinds' }>, facts: Facts): CategoryValue[] {
  return fixture.of === 'locatable'
    ? facts.categories.filter((c) => c.class === 'kind' && c.location !== undefined)
    : creatableKinds(facts, 'resource');
}

/** The kind of a fixture; throws an Ending when the target has none that serves. */
export function kindOf(fixture: Extract<Fixture, { form: 'resource' | 'link' | 'kind' }>, facts: Facts, scope: Scope): CategoryValue {
  const type = fixture.form === 'link' ? 'link' : fixture.form === 'kind' ? fixture.type : 'resource';
  const of = fixture.of;
  const likeAnother = /^same-as-(.+)$/.exec(of)?.[1];
  if (likeAnother !== undefined) {
    // where making that one came to nothing there is nothing to be like
    if (!scope.has(likeAnother)) throw new Ending('error', `same-as-${likeAnother}: there is no ${likeAnother}`);
    const other = scope.look(likeAnother);
    const first = isList(other) ? other[0] : other;
    if (isThing(first) && first.what === 'entity') return first.kind;
    if (isThing(first) && first.what === 'category') return first;
    throw new Ending('error', `same-as-${likeAnother}: ${likeAnother} is no fixture with a kind`);
  }
  if (of === 'any' || of === 'creatable') {
    const not = fixture.form === 'kind' && fixture.not !== undefined ? scope.look(fixture.not) : undefined;
    const notId = isThing(not) ? (not.what === 'entity' ? not.kind.id : asText(not)) : undefined;
    const offering = fixture.form === 'resource' && fixture.offering === 'action';
    const kinds = creatableKinds(facts, type).filter((k) => k.id !== notId);
    const chosen = offering ? (kinds.find((k) => offersTransition(facts, k)) ?? kinds.find((k) => k.actions.length > 0)) : kinds[0];
    if (chosen !== undefined) return chosen;
    if (offering && kinds.length > 0)
      throw new Ending('not-applicable', 'no kind of which instances can be created has an action', { unmet: 'actions' });
    throw noneCreatable(facts, type, notId);
  }
  if (of === 'locatable') {
    const kind = creatableKinds(facts, type)[0] ?? facts.categories.find((c) => c.class === 'kind' && c.location !== undefined);
    if (kind !== undefined) return kind;
    throw new Ending('not-applicable', 'no kind has a location');
  }
  const value = of.startsWith('$(') ? scope.text(of) : of;
  const kind = isThing(value) && value.what === 'category' ? value : findCategory(facts, asText(value));
  if (kind === undefined) throw new Ending('not-applicable', `the target does not list the kind ${asText(value)}`);
  if (fixture.form !== 'kind') {
    const recipe = facts.recipes.get(kind.id);
    if (recipe?.works !== true) throw recipeEnding(kind.id, facts);
  }
  return kind;
}

/** True when discovery declares an action that the model lets start in the initial state, so that its effect can be seen. */
function offersTransition(facts: Facts, kind: CategoryValue): boolean {
  return (stateMachine(facts, kind.id)?.transitions ?? []).some(
    (t) => t.outcome === 'success' && t.action !== null && kind.actions.includes(t.action),
  );
}

function noneCreatable(facts: Facts, type: 'resource' | 'link', not: string | undefined): Ending {
  const tried = candidateKinds(facts, type).filter((k) => k.id !== not);
  const token = type === 'link' ? 'links' : 'creatable-kind';
  if (tried.length === 0)
    return new Ending('not-applicable', `the target lists no ${not === undefined ? '' : 'other '}kind of ${type} with a location`, {
      unmet: token,
    });
  const failures = tried.flatMap((k) => facts.recipes.get(k.id) ?? []).filter((r) => !r.works);
  const broken = failures.find((r) => r.outcome === 'broken') ?? failures.find((r) => r.outcome === 'quota') ?? failures[0];
  return broken === undefined
    ? new Ending('not-applicable', `no kind of ${type} was tried`, { unmet: token })
    : recipeEnding(broken.kind, facts);
}

/** Why no instance of a kind can be had: refused as not offered, for lack of means, or broken. */
export function recipeEnding(kind: string, facts: Facts): Ending {
  const recipe = facts.recipes.get(kind);
  const because = recipe === undefined || recipe.works ? `no recipe for ${kind}` : recipe.because;
  const exchange = recipe === undefined || recipe.works ? undefined : recipe.exchange;
  const details = exchange === undefined ? {} : { exchange };
  const outcome = recipe === undefined || recipe.works ? 'broken' : recipe.outcome;
  const reason = `no instance of ${kind} can be created: ${because}`;
  if (outcome === 'refused') return new Ending('not-applicable', reason, { ...details, unmet: 'creatable-kind' });
  if (outcome === 'quota') return new Ending('inconclusive', reason, details);
  return new Ending('blocked', reason, {
    ...details,
    cause: { id: `recipe:${kind}`, text: reason, ...(exchange === undefined ? {} : { exchange }) },
  });
}

/** Kinds whose recipe a fixture may call for, with those of the ends of links; `any` stands for the preferred that works. */
export function kindsWanted(fixtures: Iterable<Fixture>): { resources: Set<string>; links: Set<string>; others: boolean } {
  const wanted = { resources: new Set<string>(), links: new Set<string>(), others: false };
  for (const fixture of fixtures) {
    if (fixture.form === 'link') wanted.links.add(fixture.of);
    else if (fixture.form === 'resource') wanted.resources.add(fixture.of);
    else if (fixture.form === 'kind') {
      (fixture.type === 'link' ? wanted.links : wanted.resources).add(fixture.of);
      if (fixture.not !== undefined) wanted.others = true;
    } else if (fixture.form === 'kinds' && fixture.of === 'creatable') wanted.others = true;
  }
  return wanted;
}
