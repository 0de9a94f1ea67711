/** The live transport: one exchange over undici, its outcome decided by the bytes that came back. */
import { SuiteError } from '../errors.js';
import type { AttemptEnd } from './attempt.js';
import { ConnectionPool } from './connection-pool.js';
import type { HttpLimits, HttpRequest, Outcome, SendOptions, Transport } from './exchange.js';
import { requestTarget } from './request-target.js';
import type { TlsSettings } from './tls.js';

export const DEFAULT_HTTP_LIMITS: HttpLimits = { head: 256 * 1024, body: 4 * 1024 * 1024, connections: 16 };

/** Milliseconds for which an idle connection is trusted with a request that must not be sent twice. */
const TRUSTED_IDLE = 1000;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface HttpClientOptions {
  /** If given, a request to any other origin is refused as a fault of ours. */
  origin?: string;
  limits?: Partial<HttpLimits>;
  tls?: TlsSettings;
}

/**
 * A transport that sends requests to servers. It follows no redirect and asks for no content coding. `send` rejects only for faults of
 * ours: a request that cannot be written, the caller's signal, a transport that was closed. Time spent waiting for one of the
 * `connections` counts neither towards the deadline nor in `elapsed`.
 */
export function createHttpClient(options: HttpClientOptions = {}): Transport {
  return new HttpClient(options);
}

/**
 * Sending again: a server may close an idle connection at the very moment when a request goes out on it, so that a reset without any
 * response byte says nothing about the server's answer. A request that undici never wrote goes out on a new connection by itself. One
 * that was written may have been carried out, so only safe methods (RFC 7231 section 4.2.1) are repeated, once, on a new connection; a
 * second POST would create a second resource, a second DELETE would find nothing. All others use only a connection that was idle for
 * less than a second, and a new one each time once this origin was seen to drop a connection that way.
 */
class HttpClient implements Transport {
  readonly #limits: HttpLimits;
  readonly #pools = new Map<string, { pool: ConnectionPool; dropsIdle: boolean }>();
  readonly #origin: string | undefined;
  readonly #tls: TlsSettings | undefined;
  #closed = false;

  constructor(options: HttpClientOptions) {
    this.#limits = { ...DEFAULT_HTTP_LIMITS, ...options.limits };
    this.#tls = options.tls;
    this.#origin = options.origin === undefined ? undefined : requestTarget(options.origin).origin;
  }

  async send(request: HttpRequest, options: SendOptions): Promise<Outcome> {
    const { origin, path } = requestTarget(request.url);
    if (this.#origin !== undefined && origin !== this.#origin) {
      throw new SuiteError('internal', `request [${request.method} ${request.url}]: the transport is for ${this.#origin} only`);
    }
    if (this.#closed) throw closedTransport();
    const known = this.#pools.get(origin) ?? { pool: new ConnectionPool(origin, this.#limits, this.#tls), dropsIdle: false };
    this.#pools.set(origin, known);
    const safe = SAFE.has(request.method);
    const trusted = safe ? Number.POSITIVE_INFINITY : known.dropsIdle ? 0 : TRUSTED_IDLE;

    let start: number | undefined;
    const attempt = async (idleLessThan: number): Promise<AttemptEnd> => {
      const connection = await known.pool.acquire({ idleLessThan, signal: options.signal });
      start ??= performance.now();
      const abort = () => connection.cancel(options.signal?.reason);
      options.signal?.addEventListener('abort', abort, { once: true });
      try {
        options.signal?.throwIfAborted();
        return await connection.run(request, path, { limits: this.#limits, start, deadline: options.deadline, safe });
      } finally {
        options.signal?.removeEventListener('abort', abort);
        known.pool.release(connection);
      }
    };

    const first = await attempt(options.freshConnection === true ? 0 : trusted);
    if (!first.unanswered || first.outcome.kind === 'timeout') return first.outcome;
    if (first.outcome.kind === 'reset') known.dropsIdle = true;
    return safe ? (await attempt(0)).outcome : first.outcome;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { pool } of this.#pools.values()) pool.close(closedTransport());
    this.#pools.clear();
  }
}

function closedTransport(): SuiteError {
  return new SuiteError('internal', 'transport [http]: it has been closed');
}
