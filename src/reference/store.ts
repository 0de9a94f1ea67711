/** Keeps the world, what it was a few requests ago, and changes that are due later. */
import { World } from './world.js';

interface Due {
  at: number;
  change: (world: World) => void;
}

/** Requests are counted, not timed, so that a run has the same course on a fast and on a slow machine. */
export class Store {
  #current = new World();
  #requests = 0;
  /** Worlds with the number of the request that made them; only as long as a lag is asked for. */
  #history: { since: number; world: World }[] = [];
  #due: Due[] = [];
  /** Of the last write; what is due later is seen as late as what was done at once. */
  #lag = 0;

  /** Counts a request and carries out what is due by now. */
  tick(): void {
    this.#requests += 1;
    const ripe = this.#due.filter((d) => d.at <= this.#requests);
    if (ripe.length === 0) return;
    this.#due = this.#due.filter((d) => d.at > this.#requests);
    const world = this.#current.copy();
    for (const { change } of ripe) change(world);
    this.commit(world, this.#lag);
  }

  get current(): World {
    return this.#current;
  }

  /** The world as it was after the last write that is more than `lag` requests old. */
  seen(lag: number): World {
    if (lag === 0) return this.#current;
    const visible = this.#history.filter((h) => h.since + lag < this.#requests);
    return visible.at(-1)?.world ?? this.#history[0]?.world ?? this.#current;
  }

  /** Makes that world the current one; with a lag, older worlds are kept as long as they may be seen. */
  commit(world: World, lag: number): void {
    this.#lag = lag;
    if (lag > 0) {
      if (this.#history.length === 0) this.#history.push({ since: Number.NEGATIVE_INFINITY, world: this.#current });
      this.#history.push({ since: this.#requests, world });
      const old = this.#history.filter((h) => h.since + lag < this.#requests).length;
      if (old > 1) this.#history.splice(0, old - 1);
    }
    this.#current = world;
  }

  /** Carries the change out at the beginning of the request that many requests from now. */
  after(requests: number, change: (world: World) => void): void {
    this.#due.push({ at: this.#requests + requests, change });
  }
}
