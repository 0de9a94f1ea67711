/** Learning how the target creates instances of a kind: one creation for each rendering, read and removed again. */

import type { AttributeValue } from '../../occi/model.js';
import { fullCategoryId } from '../../occi/model.js';
import { ENTITY_RENDERINGS, type EntityRendering } from '../../occi/rendering.js';
import { renderEntity } from '../../occi/serialize.js';
import { type Piece, send } from '../interpretation/command.js';
import { clientVersion, findCreated } from '../interpretation/creation.js';
import type { Exchange } from '../interpretation/exchange.js';
import type { Minter } from '../interpretation/identity.js';
import { buildRequest } from '../interpretation/request.js';
import type { CategoryValue, EntityValue } from '../interpretation/value.js';
import { referenced } from '../run/secret-source.js';
import { appliesTo, attributesOf, type Facts, type Recipe, typeOfKind } from './facts.js';
import { legalValue } from './legal.js';

/**
 * The recipe of a kind: mixins and attributes that the operator names, else the attributes that discovery calls required.
 * @param ends of a link: the resources between which it goes
 */
export function* learnRecipe(
  kind: CategoryValue,
  ends: { source: EntityValue; target: EntityValue } | undefined,
  minter: Minter,
  facts: Facts,
): Piece<Recipe> {
  const hint = Object.entries(facts.target.recipes).find(([id]) => fullCategoryId(id) === kind.id)?.[1];
  const mixins = (hint?.mixins ?? []).map(fullCategoryId);
  const attributes = new Map<string, AttributeValue>();
  for (const description of attributesOf(facts, kind)) {
    if (description.required !== true || description.name.startsWith('occi.core.')) continue;
    const modelled = facts.model.kinds.find((k) => k.id === kind.id)?.attributes.find((a) => a.name === description.name);
    const value = legalValue(description, modelled);
    if (value !== undefined) attributes.set(description.name, value);
  }
  for (const [name, value] of Object.entries(hint?.attributes ?? {}))
    if (value !== null) attributes.set(name, referenced(value) as AttributeValue);
  if (ends !== undefined) {
    attributes.set('occi.core.source', ends.source.location);
    attributes.set('occi.core.target', ends.target.location);
  }
  const renderings = new Map<EntityRendering, { id: boolean }>();
  let refusal: Exchange | undefined;
  for (const rendering of ENTITY_RENDERINGS) {
    if (!facts.renderings.has(rendering)) continue;
    // without an id first: it is the server's to give (GFD.226, json.resource.id-required)
    for (const id of rendering === 'application/occi+json' ? [false, true] : [false]) {
      const exchange = yield* tryCreation(kind, mixins, attributes, rendering, id, minter, facts);
      if (exchange.ok) {
        renderings.set(rendering, { id });
        break;
      }
      refusal = refusal ?? exchange;
      if (exchange.status !== 400) break;
    }
    // one refusal for lack of means says enough about the others
    if (refusal !== undefined && renderings.size === 0 && refusalKind(refusal) === 'quota') break;
  }
  const speaks = ENTITY_RENDERINGS.find((r) => renderings.has(r));
  if (speaks === undefined) {
    const because =
      refusal === undefined
        ? 'the target offers no rendering that can carry an entity'
        : `POST ${kind.location ?? ''} was answered ${refusal.ending}`;
    return {
      works: false,
      kind: kind.id,
      because,
      outcome: refusal === undefined ? 'broken' : refusalKind(refusal),
      exchange: refusal?.text,
    };
  }
  return { works: true, kind: kind.id, mixins, attributes, renderings, speaks };
}

/** Quirks 17 to 19: no capacity, quota or policy is no fault; 405 and 501 say that it is not offered. */
function refusalKind(exchange: Exchange): 'refused' | 'broken' | 'quota' {
  const status = exchange.status;
  if (status === 405 || status === 501) return 'refused';
  if (status === 403 || status === 409 || status === 413 || status === 429 || status === 503) return 'quota';
  return 'broken';
}

function* tryCreation(
  kind: CategoryValue,
  mixins: string[],
  attributes: ReadonlyMap<string, AttributeValue>,
  rendering: EntityRendering,
  id: boolean,
  minter: Minter,
  facts: Facts,
): Piece<Exchange> {
  const title = minter.word();
  const content = new Map<string, AttributeValue>([...attributes, ['occi.core.title', title]]);
  if (id) content.set('occi.core.id', `urn:uuid:${minter.uuid()}`);
  const entity = { kind: kind.id, mixins, attributes: content, links: [], actions: [] };
  const type = typeOfKind(facts, kind) ?? 'resource';
  const step = `${rendering}${id ? '.id' : ''}`;
  const exchange = yield* send({
    step,
    iteration: 0,
    request: buildRequest({
      method: 'POST',
      url: kind.location ?? facts.urls.base,
      accept: rendering,
      content: renderEntity(entity, rendering, { role: 'request' }),
      clientVersion: clientVersion(facts),
    }),
    context: { target: 'kind', effect: 'own', wellFormed: true },
    intent: { type, mark: title },
  });
  const created = yield* findCreated(exchange, kind, title, step, facts);
  if (created !== undefined) yield { do: 'own', property: { type, location: created.location, kind: kind.id, mark: title } };
  return exchange;
}

/** Kinds whose instances could be created, the ones that say most about a server first. */
export function candidateKinds(facts: Facts, type: 'resource' | 'link'): CategoryValue[] {
  const preferred =
    type === 'resource'
      ? ['infrastructure#compute', 'infrastructure#storage', 'infrastructure#network']
      : ['infrastructure#storagelink', 'infrastructure#networkinterface'];
  const rank = (kind: CategoryValue): number => {
    const n = preferred.map(fullCategoryId).indexOf(kind.id);
    return n >= 0 ? n : kind.id.startsWith(fullCategoryId('core#')) ? preferred.length + 1 : preferred.length;
  };
  return facts.categories
    .filter((c) => c.class === 'kind' && c.location !== undefined && typeOfKind(facts, c) === type)
    .map((kind, n) => ({ kind, n }))
    .sort((a, b) => rank(a.kind) - rank(b.kind) || a.n - b.n)
    .map(({ kind }) => kind);
}

/** Kinds of the resources that a link of this kind goes between: by the model, else any. */
export function endsOf(facts: Facts, kind: CategoryValue): { source: string; target: string } {
  const modelled = facts.model.kinds.find((k) => k.id === kind.id);
  return { source: modelled?.sourceKind ?? 'any', target: modelled?.targetKind ?? 'any' };
}

/** A provider's mixin that may be applied to a kind. */
export function applicableMixin(facts: Facts, kind: CategoryValue): CategoryValue | undefined {
  return facts.categories.find((c) => c.class === 'mixin' && c.location !== undefined && appliesTo(facts, c, kind));
}
