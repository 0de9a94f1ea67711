/** Decisions on the query interface: what it shows, and how clients add and remove mixins of their own (GFD.223 section 9). */
import type { Category } from '../../occi/model.js';
import { categoryId } from '../../occi/model.js';
import { type Choice, type Context, choose } from '../context.js';
import { named, Refusal } from '../outcome.js';

export interface QueryInterfaceBehaviour {
  /** Below the base path, without its first slash. */
  path: string;
  /** Path of the mirror at the authority's root; undefined for none. */
  wellKnown: string | undefined;
  /** Status of a redirect from the mirror to the query interface, undefined when the mirror answers itself. */
  wellKnownRedirect: Choice<number | undefined>;
  getStatus: Choice<number>;
  /** Categories that discovery shows, in order; a filter is applied to these. */
  categories: (context: Context) => Category[];
  /** Status that every request to add or remove a mixin gets; undefined when clients may have mixins of their own. */
  refusesUserMixins: Choice<number | undefined>;
  /** Categories that the payload of a POST or DELETE names, none for an empty one; refuses any other payload. */
  sent: (context: Context) => readonly Category[];
  /** Status for a payload that is no complete category rendering. */
  incompleteStatus: Choice<number>;
  /** Whether the category is complete enough to be added. */
  isComplete: (context: Context, category: Category) => boolean;
  /** Refuses a category that cannot become a mixin of a client. */
  checkNew: (context: Context, category: Category) => void;
  /** For an identifier or location that is taken by something else. */
  conflictStatus: Choice<number>;
  /** Whether a mixin that a client sends again is the one already there. */
  isSame: (context: Context, old: Category, sent: Category) => boolean;
  /** Path of the new collection. */
  locationOf: (context: Context, category: Category) => string;
  /** Makes the categories mixins of the world. */
  add: (context: Context, categories: readonly Category[]) => void;
  addStatus: Choice<number>;
  /** What the answer to an addition shows. */
  added: (context: Context, categories: readonly Category[]) => readonly Category[];
  /** For the removal of a category that no client defined. */
  providedStatus: Choice<number>;
  /** For the removal of one that is not there. */
  unknownStatus: Choice<number>;
  /** Takes the mixins away. */
  remove: (context: Context, categories: readonly Category[]) => void;
  /** Takes a mixin that is about to go off its instances. */
  dissolve: (context: Context, mixin: Category) => void;
  removeStatus: Choice<number>;
  removed: (context: Context, categories: readonly Category[]) => readonly Category[];
}

export function queryInterfaceBehaviour(): QueryInterfaceBehaviour {
  return {
    path: '-/',
    wellKnown: '/.well-known/org/ogf/occi/-/',
    wellKnownRedirect: undefined,
    getStatus: 200,
    categories: (context) => context.site.all(context.world),
    refusesUserMixins: undefined,
    sent: (context) => {
      if (context.payload.kind === 'none') return [];
      if (context.payload.kind === 'categories') return context.payload.categories;
      throw new Refusal(choose(context.behaviour.queryInterface.incompleteStatus, context), 'A rendering of categories is due');
    },
    incompleteStatus: 400,
    isComplete: (_context, category) => category.class === 'mixin' && category.term !== '' && category.scheme !== '',
    checkNew,
    conflictStatus: 409,
    isSame: (context, old, sent) =>
      JSON.stringify(old.attributes) === JSON.stringify(sent.attributes) &&
      (sent.title === undefined || old.title === sent.title) &&
      sameSet(old.depends, sent.depends) &&
      (context.input !== 'application/occi+json' || sameSet(old.applies, sent.applies)) &&
      (sent.location === undefined || old.location === context.behaviour.queryInterface.locationOf(context, sent)),
    locationOf: (context, category) =>
      context.behaviour.offering.pathOf(context, category.location ?? '') ??
      `${context.behaviour.protocol.basePath}mixins/user/${encodeURIComponent(category.scheme.replace(/^.*:\/\//, ''))}/${category.term}/`,
    add: (context, categories) => {
      for (const category of categories) {
        const id = categoryId(category);
        if (context.world.mixins.has(id)) continue;
        const location = context.behaviour.queryInterface.locationOf(context, category);
        context.world.mixins.set(id, { ...category, class: 'mixin', location });
      }
    },
    addStatus: 200,
    added: (context, categories) => categories.flatMap((c) => context.world.mixins.get(categoryId(c)) ?? []),
    providedStatus: 403,
    unknownStatus: 404,
    remove: (context, categories) => {
      for (const category of categories) {
        context.behaviour.queryInterface.dissolve(context, category);
        context.world.mixins.delete(categoryId(category));
      }
    },
    dissolve: (context, mixin) => {
      const id = categoryId(mixin);
      const members = [...context.world.entities.values()].filter((e) => e.mixins.includes(id));
      context.behaviour.mixins.disassociate(context, mixin, members);
    },
    removeStatus: 200,
    removed: () => [],
  };
}

function checkNew(context: Context, category: Category): void {
  const { queryInterface } = context.behaviour;
  const id = categoryId(category);
  const conflict = (why: string): Refusal => new Refusal(choose(queryInterface.conflictStatus, context), why);
  if (context.site.isProvided(id)) throw conflict(`${named(id)} is a category of the provider`);
  const old = context.world.mixins.get(id);
  if (old !== undefined) {
    if (queryInterface.isSame(context, old, category)) return;
    throw conflict(`${named(id)} is there already, and different`);
  }
  const location = queryInterface.locationOf(context, category);
  const taken = context.behaviour.offering.isTaken(context, location);
  if (taken) throw conflict(`The location ${location} is in use`);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((x) => b.includes(x));
}
