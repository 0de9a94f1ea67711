/** What changes in the server: instances and the mixins that clients defined. Values are replaced, never altered, so that a copy is cheap. */
import type { AttributeValue, Category, CategoryId } from '../occi/model.js';

/** A resource or link that exists. */
export interface Instance {
  /** Its URL without scheme and authority; the key of the instance. */
  readonly path: string;
  /** `urn:uuid:…` */
  readonly id: string;
  readonly kind: CategoryId;
  /** In the order of association. */
  readonly mixins: readonly CategoryId[];
  /**
   * All values but `occi.core.id`. `occi.core.source` and `occi.core.target` hold the path of an instance here, or the absolute
   * URL of something elsewhere.
   */
  readonly attributes: ReadonlyMap<string, AttributeValue>;
}

export const ID = 'occi.core.id';
export const TITLE = 'occi.core.title';
export const SUMMARY = 'occi.core.summary';
export const SOURCE = 'occi.core.source';
export const TARGET = 'occi.core.target';
export const SOURCE_KIND = 'occi.core.source.kind';
export const TARGET_KIND = 'occi.core.target.kind';

/** One state of affairs. */
export class World {
  /** Links by their source, made when first asked for. */
  #bySource: Map<AttributeValue, Instance[]> | undefined;

  constructor(
    /** By path, in the order of creation. */
    readonly entities = new Map<string, Instance>(),
    /** Mixins that came into being by a request, by identifier; their locations are paths here. */
    readonly mixins = new Map<CategoryId, Category>(),
    /** Paths of instances that were removed. */
    readonly gone = new Set<string>(),
  ) {}

  /** A world of its own with the same content. */
  copy(): World {
    return new World(new Map(this.entities), new Map(this.mixins), new Set(this.gone));
  }

  /** Enters the instance, in place of one with the same path. */
  put(instance: Instance): Instance {
    this.entities.set(instance.path, instance);
    this.#bySource = undefined;
    return instance;
  }

  /** Takes the instance away. */
  drop(path: string): void {
    if (this.entities.delete(path)) this.gone.add(path);
    this.#bySource = undefined;
  }

  /** The instance with some members replaced; unknown paths are left alone. */
  change(path: string, members: Partial<Omit<Instance, 'path'>>): Instance | undefined {
    const instance = this.entities.get(path);
    return instance === undefined ? undefined : this.put({ ...instance, ...members });
  }

  /** Sets or, by undefined, removes one attribute. */
  setAttribute(path: string, name: string, value: AttributeValue | undefined): void {
    const instance = this.entities.get(path);
    if (instance === undefined) return;
    const attributes = new Map(instance.attributes);
    if (value === undefined) attributes.delete(name);
    else attributes.set(name, value);
    this.put({ ...instance, attributes });
  }

  /** Links that start at the path, in the order of their creation. */
  linksFrom(path: string): readonly Instance[] {
    if (this.#bySource === undefined) {
      this.#bySource = new Map();
      for (const entity of this.entities.values()) {
        const source = entity.attributes.get(SOURCE);
        if (source === undefined) continue;
        const others = this.#bySource.get(source);
        if (others === undefined) this.#bySource.set(source, [entity]);
        else others.push(entity);
      }
    }
    return this.#bySource.get(path) ?? [];
  }

  /** The instance with that identifier. */
  byId(id: string): Instance | undefined {
    return [...this.entities.values()].find((e) => e.id === id);
  }
}
