/** Names in force while a test case is interpreted, and the look-up of `$(path)`: no operators, no calls. */
import { SuiteError } from '../../errors.js';
import { shortCategoryId } from '../../occi/model.js';
import type { Templated } from '../../spec/suite.js';
import { pathsIn } from '../../spec/template.js';
import { asText, type CategoryValue, isList, isThing, type Value } from './value.js';

/** A string of a row that cannot be filled in before the fixtures are there. */
class Deferred {
  [name: string]: string;

  constructor(readonly template: string) {}
}

export class Scope {
  readonly #names = new Map<string, Value>();

  constructor(
    private readonly parent?: Scope,
    names: Iterable<readonly [string, Value]> = [],
  ) {
    for (const [name, value] of names) this.#names.set(name, value);
  }

  /** A scope inside this one, for the body of a block. */
  inner(names: Iterable<readonly [string, Value]> = []): Scope {
    return new Scope(this, names);
  }

  set(name: string, value: Value): void {
    this.#names.set(name, value);
  }

  /** Sets a name where blocks outside can see it: `save` inside a block collects a list there. */
  collect(name: string, value: Value): void {
    let scope: Scope = this;
    while (scope.parent !== undefined) scope = scope.parent;
    const before = scope.#names.get(name);
    scope.#names.set(name, isList(before) ? [...before, value] : [value]);
  }

  has(name: string): boolean {
    return this.#names.has(name) || (this.parent?.has(name) ?? false);
  }

  get(name: string): Value {
    return this.#names.has(name) ? this.#names.get(name) : this.parent?.get(name);
  }

  /** Value at a path such as `vm.kind.location`; undefined where a member is missing. */
  look(path: string): Value {
    const parts = path.split('.');
    // the longest name that is known comes first, so that names may hold dots
    for (let n = parts.length; n > 0; n--) {
      const name = parts.slice(0, n).join('.');
      if (this.has(name)) return this.#undeferred(parts.slice(n).reduce<Value>(member, this.get(name)));
    }
    throw new SuiteError('reference', `name [${path}]: nothing of this name has been found`);
  }

  /** Puts values in the place of `$(…)`, in keys and strings at any depth. */
  resolve(templated: Templated | undefined): Value {
    if (typeof templated === 'string') return this.text(templated);
    if (templated === undefined || templated === null || typeof templated !== 'object') return templated;
    if (isTemplatedList(templated)) return templated.map((item) => this.resolve(item));
    return Object.fromEntries(Object.entries(templated).map(([key, value]) => [asText(this.text(key)), this.resolve(value)]));
  }

  /** As `resolve`, but a string with names that are not in force yet waits until it is looked up: rows speak of fixtures. */
  defer(templated: Templated): Value {
    if (typeof templated === 'string')
      return pathsIn(templated).every((path) => this.#knows(path)) ? this.text(templated) : new Deferred(templated);
    if (templated === null || typeof templated !== 'object') return templated;
    if (isTemplatedList(templated)) return templated.map((item) => this.defer(item));
    return Object.fromEntries(Object.entries(templated).map(([key, value]) => [asText(this.text(key)), this.defer(value)]));
  }

  /** `unique` is another word in each attempt, so it waits too. */
  #knows(path: string): boolean {
    const parts = path.split('.');
    return parts[0] !== 'unique' && parts.some((_, n) => this.has(parts.slice(0, n + 1).join('.')));
  }

  #undeferred(value: Value): Value {
    if (value instanceof Deferred) return this.text(value.template);
    return isList(value) && value.some((item) => item instanceof Deferred) ? value.map((item) => this.#undeferred(item)) : value;
  }

  /** A string that is one `$(path)` gives the value itself, any other a string. */
  text(text: string): Value {
    const whole = /^\$\(([^()]*)\)$/.exec(text);
    if (whole?.[1] !== undefined) return this.look(whole[1]);
    return text.includes('$(') ? text.replace(/\$\(([^()]*)\)/g, (_, path: string) => asText(this.look(path))) : text;
  }
}

function isTemplatedList(value: Templated): value is readonly Templated[] {
  return Array.isArray(value);
}

/** A member of a value; a few are worked out. */
function member(value: Value, name: string): Value {
  if (isThing(value)) {
    if (value.what === 'category') {
      if (name === 'attributes') return value.attributes.map((a) => a.name);
      if (name === 'defaults') return defaultsOf(value);
      if (name === 'short') return shortCategoryId(value.id);
    }
    const members: { readonly [key: string]: unknown } = { ...value };
    return members[name] as Value;
  }
  if (isList(value)) {
    if (name === 'length') return value.length;
    // a list of things that are alike: the member of the first (`vms.kind`)
    return /^\d+$/.test(name) ? value[Number(name)] : value[0] === undefined ? undefined : member(value[0], name);
  }
  if (typeof value === 'object' && value !== null) return (value as { readonly [key: string]: Value })[name];
  return undefined;
}

/** Values that the attribute descriptions of a category give as defaults. */
export function defaultsOf(category: CategoryValue): { readonly [attribute: string]: Value } {
  return Object.fromEntries(category.attributes.filter((a) => a.default !== undefined).map((a) => [a.name, a.default as Value]));
}
