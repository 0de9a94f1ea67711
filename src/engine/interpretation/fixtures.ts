/** Establishing what a test case is given; fixtures speak the target's own working rendering, never the axis. */

import type { AttributeValue } from '../../occi/model.js';
import { fullCategoryId } from '../../occi/model.js';
import { renderCategories, renderCollection } from '../../occi/serialize.js';
import type { EntityChanges, Fixture } from '../../spec/suite.js';
import { appliesTo, type Facts, findCategory, stateMachine } from '../discovery/facts.js';
import { kindOf, kindsOf } from '../discovery/kind-choice.js';
import { endsOf } from '../discovery/recipe.js';
import { memberHolds } from '../judgement/condition.js';
import { hasUnrelated } from '../judgement/matchers/categories.js';
import { type Piece, send } from './command.js';
import { actionValue, asCategory } from './content.js';
import { clientVersion, readingRendering } from './creation.js';
import { Ending } from './ending.js';
import { bringTo, type MakingContext, makeEntity, refusal } from './entity.js';
import { buildRequest } from './request.js';
import { defaultsOf, type Scope } from './scope.js';
import {
  type ActionValue,
  asLocation,
  asText,
  type CategoryValue,
  type EntityValue,
  isList,
  isThing,
  type PlaceValue,
  type Value,
} from './value.js';

export interface FixtureContext extends MakingContext {
  scope: Scope;
}

/** Finds or makes one fixture. @param step path for the keys of its exchanges, e.g. `given.vm` */
export function* establish(fixture: Fixture, step: string, context: FixtureContext): Piece<Value> {
  const { facts, scope } = context;
  switch (fixture.form) {
    case 'resource': {
      const kind = kindOf(fixture, facts, scope);
      if (fixture.count === undefined) return yield* makeResource(fixture, kind, step, context);
      const made: EntityValue[] = [];
      for (let n = 0; n < fixture.count; n++) made.push(yield* makeResource(fixture, kind, `${step}.${n}`, context));
      return made;
    }
    case 'link':
      return yield* makeLink(kindOf(fixture, facts, scope), step, context);
    case 'kind':
      return withRecipe(kindOf(fixture, facts, scope), fixture.recipe, facts);
    case 'kinds': {
      const kinds = kindsOf(fixture, facts);
      if (kinds.length < fixture.atLeast)
        throw new Ending('not-applicable', `${kinds.length} ${fixture.of} kinds, ${fixture.atLeast} needed`);
      return kinds;
    }
    case 'category': {
      const found = facts.categories.find(
        (c) =>
          (fixture.class === undefined || c.class === asText(scope.text(fixture.class))) &&
          (!fixture.hasUnrelated || hasUnrelated(facts, c)),
      );
      if (found === undefined)
        throw new Ending(
          'not-applicable',
          `the target lists no ${fixture.class === undefined ? 'category' : asText(scope.text(fixture.class))}${fixture.hasUnrelated ? ' to which some other category is unrelated' : ''}`,
        );
      return { ...found, actions: found.actions };
    }
    case 'mixin':
      return fixture.of === 'user' ? yield* makeMixin(fixture.members ?? [], step, context) : findMixin(fixture, context);
    case 'action':
      return findAction(fixture, context);
    case 'unused':
      return fixture.what === 'mixin' ? unusedMixin(context, fixture.at) : unusedUrl(fixture.under, context);
    case 'path':
      return commonParent(scope.look(fixture.of), facts);
  }
}

/** The kind with its recipe in reach of `$(k.recipe…)`. */
function withRecipe(kind: CategoryValue, variant: 'without-mixins' | undefined, facts: Facts): Value {
  const recipe = facts.recipes.get(kind.id);
  if (recipe?.works !== true) return kind;
  if (variant === 'without-mixins' && recipe.mixins.length > 0) {
    throw new Ending('not-applicable', `the target needs mixins to create an instance of ${kind.id}`);
  }
  const attributeLines = [...recipe.attributes]
    .map(
      ([name, value]) =>
        `X-OCCI-Attribute: ${name}=${typeof value === 'string' ? `"${value.replaceAll(/(["\\])/g, '\\$1')}"` : String(value)}\r\n`,
    )
    .join('');
  return { ...kind, recipe: { attributeLines, attributes: Object.fromEntries(recipe.attributes) } } as CategoryValue;
}

function* makeResource(
  fixture: Extract<Fixture, { form: 'resource' }>,
  kind: CategoryValue,
  step: string,
  context: FixtureContext,
): Piece<EntityValue> {
  const { attributes, mixins } = changesOf(fixture.with, context.scope);
  const made = yield* makeEntity({ kind, attributes, mixins, step }, context);
  return fixture.state === undefined ? made : yield* bringTo(made, asText(context.scope.text(fixture.state)), step, context);
}

function changesOf(changes: EntityChanges | undefined, scope: Scope): { attributes: Map<string, AttributeValue>; mixins: string[] } {
  const attributes = Object.entries((scope.resolve(changes?.attributes ?? {}) ?? {}) as { readonly [name: string]: AttributeValue });
  return {
    attributes: new Map(attributes),
    mixins: (changes?.mixins?.add ?? []).map((m) => fullCategoryId(asText(scope.has(m) ? scope.look(m) : scope.text(m)))),
  };
}

function* makeLink(kind: CategoryValue, step: string, context: FixtureContext): Piece<EntityValue> {
  const ends = yield* makeEnds(kind, step, context);
  const attributes = new Map<string, AttributeValue>([
    ['occi.core.source', ends.source.location],
    ['occi.core.target', ends.target.location],
  ]);
  const link = yield* makeEntity({ kind, attributes, step }, context);
  return { ...link, ...ends };
}

/** The two resources that a link of this kind goes between. */
export function* makeEnds(kind: CategoryValue, step: string, context: FixtureContext): Piece<{ source: EntityValue; target: EntityValue }> {
  const ends = endsOf(context.facts, kind);
  const made: EntityValue[] = [];
  for (const end of ['source', 'target'] as const) {
    const endKind = kindOf({ form: 'resource', of: ends[end] }, context.facts, context.scope);
    made.push(yield* makeEntity({ kind: endKind, step: `${step}.${end}` }, context));
  }
  const [source, target] = made;
  if (source === undefined || target === undefined) throw new Ending('error', 'a link without ends');
  return { source, target };
}

/** A name for a mixin of ours, not yet sent (GFD.223 section 9.3); with `at` the location of something that exists. */
function unusedMixin({ facts, minter, scope }: FixtureContext, at?: string): CategoryValue {
  const term = minter.word();
  const scheme = `http://example.org/${minter.word()}#`;
  return {
    what: 'category',
    id: scheme + term,
    term,
    scheme,
    class: 'mixin',
    title: 'made by a conformance suite',
    location: (at === undefined ? undefined : asLocation(scope.look(at))) ?? `${facts.urls.base}${term}/`,
    attributes: [],
    actions: [],
    parent: undefined,
    depends: [],
    applies: [],
    templated: false,
    own: true,
  };
}

/** Defines a mixin of ours and associates members with it. */
function* makeMixin(members: readonly string[], step: string, context: FixtureContext): Piece<CategoryValue> {
  const { facts, scope } = context;
  const need = facts.needs.get('user-mixins');
  if (need !== undefined && need.state !== 'offered') {
    throw new Ending('not-applicable', need.because, {
      unmet: 'user-mixins',
      ...(need.exchange === undefined ? {} : { exchange: need.exchange }),
    });
  }
  const mixin = unusedMixin(context);
  // header fields if offered: bodies on DELETE are fragile, and what was defined in one way can be removed in it
  const rendering = facts.renderings.has('text/occi') ? 'text/occi' : 'text/plain';
  const defined = yield* send({
    step: `${step}.define`,
    iteration: 0,
    request: buildRequest({
      method: 'POST',
      url: facts.urls.qi,
      accept: readingRendering(facts),
      content: renderCategories([asCategory(mixin)], rendering, { role: 'request' }),
      clientVersion: clientVersion(facts),
    }),
    context: { target: 'qi', effect: 'own', wellFormed: true },
    intent: { type: 'mixin', mark: mixin.term },
  });
  if (!defined.ok) throw refusal(defined, 'define a mixin', 'mixin:definition');
  yield { do: 'own', property: { type: 'mixin', location: mixin.location ?? '', category: { term: mixin.term, scheme: mixin.scheme } } };
  const entities = members.flatMap((name) => {
    const value = scope.look(name);
    return (isList(value) ? value : [value]).flatMap((v) => (isThing(v) && v.what === 'entity' ? [v] : []));
  });
  if (entities.length > 0) {
    const associated = yield* send({
      step: `${step}.associate`,
      iteration: 0,
      request: buildRequest({
        method: 'POST',
        url: mixin.location ?? '',
        accept: readingRendering(facts),
        content: renderCollection(
          entities.map((e) => ({ location: e.location })),
          rendering,
          { role: 'request' },
        ),
        clientVersion: clientVersion(facts),
      }),
      context: { target: 'mixin', effect: 'own', wellFormed: true },
    });
    if (!associated.ok) throw refusal(associated, 'associate instances with a mixin', 'mixin:association');
  }
  return mixin;
}

/** A mixin of the provider's; the first that is easily put on an instance, else the first that serves. */
function findMixin(fixture: Extract<Fixture, { form: 'mixin' }>, { facts, scope }: FixtureContext): Value {
  const kind = fixture.for === undefined ? undefined : kindNamed(fixture.for, scope);
  const notKind = fixture.notFor === undefined ? undefined : kindNamed(fixture.notFor, scope);
  const not = fixture.not === undefined ? undefined : asText(scope.look(fixture.not));
  const related = fixture.related === undefined ? undefined : fullCategoryId(fixture.related);
  const where = Object.entries((scope.resolve(fixture.where ?? {}) ?? {}) as { readonly [property: string]: Value });
  const serving = facts.categories.filter(
    (c) =>
      c.class === 'mixin' &&
      c.location !== undefined &&
      c.id !== not &&
      (related === undefined || c.depends.includes(related)) &&
      (kind === undefined || appliesTo(facts, c, kind)) &&
      (notKind === undefined || !appliesTo(facts, c, notKind)) &&
      where.every(([property, wanted]) => memberHolds(mixinProperty(c, property), wanted)),
  );
  const found = serving.find((c) => isEasy(c, kind, facts)) ?? serving[0];
  if (found === undefined) throw new Ending('not-applicable', 'the target lists no mixin that would serve', { unmet: 'mixins' });
  return { ...found, defaults: defaultsOf(found) } as CategoryValue;
}

function kindNamed(name: string, scope: Scope): CategoryValue | undefined {
  const value = scope.look(name);
  if (!isThing(value)) return undefined;
  return value.what === 'entity' ? value.kind : value.what === 'category' ? value : undefined;
}

/** What `where` may ask of a mixin; defaults are counted as a list of their names. */
function mixinProperty(mixin: CategoryValue, property: string): Value {
  if (property === 'defaults') return Object.keys(defaultsOf(mixin));
  if (property === 'attributes') return mixin.attributes.map((a) => a.name);
  return (mixin as CategoryValue & { readonly [key: string]: Value })[property];
}

/** No attribute has to be sent with it, no template marks itself by it, and the recipe of the kind has none of its sort. */
function isEasy(mixin: CategoryValue, kind: CategoryValue | undefined, facts: Facts): boolean {
  const recipe = kind === undefined ? undefined : facts.recipes.get(kind.id);
  const inRecipe = recipe?.works === true ? recipe.mixins : [];
  const rivals = inRecipe.flatMap((id) => [id, ...(findCategory(facts, id)?.depends ?? [])]);
  return (
    mixin.attributes.every((a) => a.required !== true || a.default !== undefined) &&
    !facts.categories.some((c) => c.depends.includes(mixin.id)) &&
    ![mixin.id, ...mixin.depends].some((id) => rivals.includes(id))
  );
}

/** An action of an entity: the one named, or one that the model lets start in its state, else one that it shows. */
function findAction(fixture: Extract<Fixture, { form: 'action' }>, { facts, scope }: FixtureContext): ActionValue {
  const subject = scope.look(fixture.of);
  const entity = isList(subject) ? subject[0] : subject;
  if (!isThing(entity) || entity.what !== 'entity') throw new Ending('error', `${fixture.of} is no entity`);
  const declared = new Set([entity.kind.id, ...entity.mixins].flatMap((id) => findCategory(facts, id)?.actions ?? []));
  if (fixture.action !== 'any' && fixture.action !== 'applicable') {
    const id = fullCategoryId(asText(scope.text(fixture.action)));
    if (!declared.has(id))
      throw new Ending('not-applicable', `no category of the instance declares the action ${id}`, { unmet: 'actions' });
    return actionValue(id, facts);
  }
  const transitions = (stateMachine(facts, entity.kind.id)?.transitions ?? []).filter(
    (t) => t.outcome === 'success' && t.from === entity.state && t.from !== t.to,
  );
  const modelled = transitions.flatMap((t) => (t.action !== null && declared.has(t.action) ? [t.action] : []))[0];
  const shown = entity.read?.actions.map((a) => a.id)[0];
  const id = modelled ?? shown;
  if (id === undefined) throw new Ending('not-applicable', 'no action can be invoked on the instance in its state', { unmet: 'actions' });
  return actionValue(id, facts);
}

function unusedUrl(under: string | undefined, { facts, minter, scope }: FixtureContext): PlaceValue {
  const kind = under === undefined ? undefined : scope.look(under);
  const category = isThing(kind) ? (kind.what === 'category' ? kind : kind.what === 'entity' ? kind.kind : undefined) : undefined;
  const root = category?.location ?? facts.urls.base;
  const location = `${root}${root.endsWith('/') ? '' : '/'}${minter.uuid()}`;
  return { what: 'place', location, own: true, ...(category === undefined ? {} : { under: category }) };
}

/** The longest path above all of the locations that is bound to nothing itself (GFD.223 section 4.1). */
function commonParent(kinds: Value, facts: Facts): PlaceValue {
  const locations = (isList(kinds) ? kinds : [kinds]).flatMap((k) =>
    isThing(k) && k.what === 'category' && k.location !== undefined ? [k.location] : [],
  );
  const parts = locations.map((l) => l.split('/').slice(0, -1));
  const first = parts[0] ?? [];
  let n = 0;
  while (n < first.length && parts.every((p) => p[n] === first[n])) n++;
  const bound = new Set(facts.categories.map((c) => c.location));
  for (; n >= 3; n--) {
    const path = `${first.slice(0, n).join('/')}/`;
    if (!bound.has(path) && path !== facts.urls.qi) return { what: 'place', location: path, own: false };
  }
  throw new Ending('not-applicable', 'the locations have no unbound path above them');
}
