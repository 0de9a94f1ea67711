/** GET, POST and DELETE on the query interface (GFD.223 section 9). */
import { type Category, categoryId } from '../../occi/model.js';
import { type Context, choose } from '../context.js';
import { type Content, named, type Outcome, Refusal } from '../outcome.js';
import { requestedFilter } from './listing.js';

/** The categories, or those that a filter leaves. */
export function getCategories(context: Context): Outcome {
  const { queryInterface, filtering, protocol } = context.behaviour;
  const redirect =
    context.target.kind === 'query-interface' && context.target.wellKnown && choose(queryInterface.wellKnownRedirect, context);
  if (typeof redirect === 'number') {
    return { status: redirect, content: { kind: 'none' }, location: protocol.basePath + queryInterface.path };
  }
  const all = queryInterface.categories(context);
  const filter = requestedFilter(context);
  const categories = filter === undefined ? all : all.filter((c) => filtering.isWanted(context, c, filter));
  return { status: choose(queryInterface.getStatus, context), content: { kind: 'categories', categories } };
}

/** Mixins of the client, all or none. */
export function addMixins(context: Context): Outcome {
  const { queryInterface } = context.behaviour;
  const sent = sentCategories(context);
  const complete = sent.filter((c) => queryInterface.isComplete(context, c));
  if (sent.length === 0 || complete.length < sent.length) {
    throw new Refusal(choose(queryInterface.incompleteStatus, context), 'A complete rendering of a mixin is due');
  }
  complete.forEach((category, i) => {
    queryInterface.checkNew(context, category);
    const location = queryInterface.locationOf(context, category);
    const isDouble = complete
      .slice(0, i)
      .some((c) => queryInterface.locationOf(context, c) === location || categoryId(c) === categoryId(category));
    if (isDouble) throw new Refusal(choose(queryInterface.conflictStatus, context), `${named(categoryId(category))} comes twice`);
  });
  queryInterface.add(context, complete);
  const categories = queryInterface.added(context, complete);
  return { status: choose(queryInterface.addStatus, context), content: shown(categories) };
}

/** Takes mixins away that clients made, all or none. */
export function removeMixins(context: Context): Outcome {
  const { queryInterface } = context.behaviour;
  const sent = sentCategories(context);
  if (sent.length === 0) throw new Refusal(choose(queryInterface.incompleteStatus, context), 'A complete rendering of a mixin is due');
  const doomed = sent.map((category): Category => {
    const id = categoryId(category);
    if (category.term === '' || category.scheme === '') {
      throw new Refusal(choose(queryInterface.incompleteStatus, context), 'A category needs term and scheme');
    }
    if (context.site.isProvided(id)) {
      throw new Refusal(choose(queryInterface.providedStatus, context), `${named(id)} is a category of the provider`);
    }
    const mixin = context.world.mixins.get(id);
    if (mixin === undefined) throw new Refusal(choose(queryInterface.unknownStatus, context), `There is no mixin ${named(id)}`);
    return mixin;
  });
  queryInterface.remove(context, doomed);
  const categories = queryInterface.removed(context, doomed);
  return { status: choose(queryInterface.removeStatus, context), content: shown(categories) };
}

function shown(categories: readonly Category[]): Content {
  return categories.length === 0 ? { kind: 'none' } : { kind: 'categories', categories };
}

function sentCategories(context: Context): readonly Category[] {
  const { queryInterface, protocol } = context.behaviour;
  const refused = choose(queryInterface.refusesUserMixins, context);
  if (refused === undefined) return queryInterface.sent(context);
  const allow = refused === 405 ? protocol.allowField(context, ['GET', 'HEAD']) : undefined;
  throw new Refusal(refused, 'Clients cannot change the categories', allow === undefined ? [] : [['Allow', allow]]);
}
