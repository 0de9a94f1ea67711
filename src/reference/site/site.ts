/** What the server is from its start on: its categories, state machines and addresses. */
import type { AttributeDescription, Category, CategoryId, StateMachine } from '../../occi/model.js';
import { categoryId, OGF_BASE } from '../../occi/model.js';
import type { Instance, World } from '../world.js';

export const CORE_ENTITY = `${OGF_BASE}core#entity`;
export const CORE_RESOURCE = `${OGF_BASE}core#resource`;
export const CORE_LINK = `${OGF_BASE}core#link`;

export class Site {
  readonly #byId: ReadonlyMap<CategoryId, Category>;
  readonly #machines: ReadonlyMap<CategoryId, StateMachine>;

  constructor(
    /** Scheme and authority, without a slash at the end. */
    readonly origin: string,
    /** Of the provider and of the documents; locations are paths. */
    readonly categories: readonly Category[],
    machines: readonly StateMachine[],
  ) {
    this.#byId = new Map(categories.map((c) => [categoryId(c), c]));
    this.#machines = new Map(machines.map((m) => [m.kind, m]));
  }

  /** A category of the provider or one that a client defined. */
  category(id: CategoryId, world: World): Category | undefined {
    return this.#byId.get(id) ?? world.mixins.get(id);
  }

  /** Whether the category was there from the start. */
  isProvided(id: CategoryId): boolean {
    return this.#byId.has(id);
  }

  /** Kinds and mixins that have a location. */
  collections(world: World): Category[] {
    return this.all(world).filter((c) => c.class !== 'action' && c.location !== undefined);
  }

  all(world: World): Category[] {
    return [...this.categories, ...world.mixins.values()];
  }

  /** The kind and its ancestors, the root last (GFD.221 section 5.3.3). */
  lineage(kind: CategoryId): CategoryId[] {
    const line: CategoryId[] = [];
    for (let id: CategoryId | undefined = kind; id !== undefined && !line.includes(id); id = this.#byId.get(id)?.parent) line.push(id);
    return line;
  }

  isLinkKind(kind: CategoryId): boolean {
    return this.lineage(kind).includes(CORE_LINK);
  }

  /** The mixins and all that they depend on (GFD.221 section 5.3.4, Mixin Relationships). */
  withDependencies(mixins: readonly CategoryId[], world: World): CategoryId[] {
    const found: CategoryId[] = [];
    const visit = (id: CategoryId): void => {
      if (found.includes(id)) return;
      found.push(id);
      for (const d of this.category(id, world)?.depends ?? []) visit(d);
    };
    for (const id of mixins) visit(id);
    return found;
  }

  /** Everything that defines attributes and actions of such an instance, the kind's root first and the mixins last. */
  definers(entity: Pick<Instance, 'kind' | 'mixins'>, world: World): Category[] {
    const ids = [...this.lineage(entity.kind).reverse(), ...this.withDependencies(entity.mixins, world)];
    return ids.flatMap((id) => this.category(id, world) ?? []);
  }

  /** Attributes that such an instance may have, by name; a mixin's definition takes the place of the kind's. */
  attributes(entity: Pick<Instance, 'kind' | 'mixins'>, world: World): Map<string, AttributeDescription> {
    return new Map(this.definers(entity, world).flatMap((c) => c.attributes.map((a) => [a.name, a] as const)));
  }

  /** Actions that such an instance has in some state. */
  actions(entity: Pick<Instance, 'kind' | 'mixins'>, world: World): CategoryId[] {
    return [...new Set(this.definers(entity, world).flatMap((c) => c.actions))];
  }

  /** The state machine of the kind or of its nearest ancestor that has one. */
  machine(kind: CategoryId): StateMachine | undefined {
    return this.lineage(kind)
      .map((id) => this.#machines.get(id))
      .find((m) => m !== undefined);
  }
}
