/** The connections of one origin: how many at once, and who may use an idle one. */
import { Connection } from './connection.js';
import type { HttpLimits } from './exchange.js';
import type { TlsSettings } from './tls.js';

export interface Wish {
  /** An idle connection will do if it has been idle for less than so many milliseconds; 0 asks for a new one. */
  idleLessThan: number;
  signal: AbortSignal | undefined;
}

interface Waiter {
  wish: Wish;
  serve(connection: Connection): void;
}

export class ConnectionPool {
  #idle: Connection[] = [];
  readonly #busy = new Set<Connection>();
  #waiting: Waiter[] = [];
  #closed: { reason: unknown } | undefined;

  constructor(
    private readonly origin: string,
    private readonly limits: HttpLimits,
    private readonly tls?: TlsSettings,
  ) {}

  /** A connection for one exchange, as soon as there is one; rejects when the signal fires first or the pool is closed. */
  async acquire(wish: Wish): Promise<Connection> {
    wish.signal?.throwIfAborted();
    if (this.#closed !== undefined) throw this.#closed.reason;
    const connection = this.#find(wish);
    if (connection !== undefined) return connection;
    return new Promise((resolve, reject) => {
      const { signal } = wish;
      const abort = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        wish,
        serve: (served) => {
          signal?.removeEventListener('abort', abort);
          resolve(served);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.push(waiter);
    });
  }

  /** Gives a connection back; it is kept only if it is still usable. */
  release(connection: Connection): void {
    this.#busy.delete(connection);
    if (connection.usable) this.#idle.push(connection);
    const next = this.#waiting[0];
    const served = next && this.#find(next.wish);
    if (next === undefined || served === undefined) return;
    this.#waiting.shift();
    next.serve(served);
  }

  /** Ends all connections; exchanges under way reject with the reason. */
  close(reason: unknown): void {
    this.#closed = { reason };
    for (const connection of this.#busy) connection.cancel(reason);
    for (const connection of this.#idle) connection.close();
    this.#idle = [];
  }

  #find(wish: Wish): Connection | undefined {
    this.#idle = this.#idle.filter((connection) => connection.usable);
    // The one idle for the shortest time is the last; if that will not do, none will.
    const latest = this.#idle.at(-1);
    if (latest !== undefined && performance.now() - latest.idleSince < wish.idleLessThan) {
      this.#idle.pop();
      this.#busy.add(latest);
      return latest;
    }
    if (this.#busy.size + this.#idle.length >= this.limits.connections) {
      const oldest = this.#idle.shift();
      if (oldest === undefined) return undefined;
      oldest.close();
    }
    const made = new Connection(this.origin, this.limits, this.tls);
    this.#busy.add(made);
    return made;
  }
}
