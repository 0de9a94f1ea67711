/**
 * Which test cases may run together. On each resource (the query interface, or the collection of a kind) cases that change
 * it go together, and so do cases that need it stable; the two do not, and a case that does both is alone there.
 */

export interface Lock {
  /** `qi` or the identifier of a kind. */
  resource: string;
  mode: 'change' | 'stable' | 'alone';
}

/** The locks of a case, one for each resource. */
export function combine(locks: Iterable<Lock>): Lock[] {
  const modes = new Map<string, Lock['mode']>();
  for (const { resource, mode } of locks) {
    const before = modes.get(resource);
    modes.set(resource, before === undefined || before === mode ? mode : 'alone');
  }
  return [...modes].map(([resource, mode]) => ({ resource, mode }));
}

/** Locks that are held at the moment. */
export class LockTable {
  readonly #held = new Map<string, { mode: Lock['mode']; holders: number }>();

  canTake(locks: readonly Lock[]): boolean {
    return locks.every(({ resource, mode }) => {
      const held = this.#held.get(resource);
      return held === undefined || (held.mode === mode && mode !== 'alone');
    });
  }

  take(locks: readonly Lock[]): void {
    for (const { resource, mode } of locks) {
      const held = this.#held.get(resource);
      if (held === undefined) this.#held.set(resource, { mode, holders: 1 });
      else held.holders++;
    }
  }

  release(locks: readonly Lock[]): void {
    for (const { resource } of locks) {
      const held = this.#held.get(resource);
      if (held === undefined) continue;
      held.holders--;
      if (held.holders === 0) this.#held.delete(resource);
    }
  }
}
