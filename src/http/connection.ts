/** One connection: an undici client of its own, one exchange at a time, every byte seen (an Agent would mix up whose bytes they are). */
import { Client } from 'undici';
import { Attempt, type AttemptEnd, type AttemptOptions } from './attempt.js';
import type { HttpLimits, HttpRequest } from './exchange.js';
import { type Opening, openSocket } from './socket-opening.js';
import { TappedSocket } from './tapped-socket.js';
import type { TlsSettings } from './tls.js';

export class Connection {
  /** When the last exchange ended, on the clock of `performance.now`. */
  idleSince = 0;
  readonly #client: Client;
  #opening: Opening | undefined;
  #tap: TappedSocket | undefined;
  /** The socket has served an exchange before. */
  #used = false;
  #attempt: Attempt | undefined;
  #closed = false;

  constructor(origin: string, limits: HttpLimits, tls?: TlsSettings) {
    this.#client = new Client(origin, {
      pipelining: 1,
      maxHeaderSize: limits.head,
      connect: (endpoint, done) => {
        const opened = (error: Error | null) => {
          if (error === null) this.#use(opening);
          else if (opening.phase !== 'open') this.#attempt?.openingFailed(error, opening.phase);
          if (error === null) done(null, opening.socket);
          else done(error, null);
        };
        const opening = openSocket(endpoint, opened, tls);
        this.#opening = opening;
      },
    });
  }

  /** False once it must not serve again. */
  get usable(): boolean {
    return !this.#closed && this.#tap?.socket.destroyed !== true;
  }

  /** Sends the request; afterwards the connection is closed unless all was clean. Rejects only when `cancel` was called or undici refuses the request. */
  async run(request: HttpRequest, path: string, options: AttemptOptions): Promise<AttemptEnd> {
    const attempt = new Attempt(request, options, () =>
      this.#opening?.phase === 'open' ? 'request' : (this.#opening?.phase ?? 'connect'),
    );
    this.#attempt = attempt;
    let clean = false;
    try {
      this.#dispatch(request, path, attempt);
      const end = await attempt.end;
      clean = end.clean;
      return end;
    } finally {
      this.#attempt = undefined;
      this.#used = true;
      this.idleSince = performance.now();
      if (!clean) this.close();
    }
  }

  /** Ends the exchange under way, if any, with a rejection. */
  cancel(reason: unknown): void {
    this.#attempt?.cancel(reason);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#tap?.destroy();
    this.#opening?.socket.destroy();
    this.#client.destroy().catch(() => undefined);
  }

  #dispatch(request: HttpRequest, path: string, attempt: Attempt): void {
    const { method, body } = request;
    const options = {
      path,
      method,
      headers: request.fields.flat(),
      body: body ?? null,
      // Deadlines are ours, since those of undici start anew with each interim response or byte; false keeps the connection after HEAD.
      headersTimeout: 0,
      bodyTimeout: 0,
      reset: false,
    };
    try {
      this.#client.dispatch(options, {
        onRequestStart: () => {
          if (this.#tap !== undefined) attempt.begin(this.#tap, this.#used);
        },
        onResponseEnd: () => attempt.undiciEnded(),
        onResponseError: (_controller, error) => attempt.undiciFailed(error),
      });
    } catch (error) {
      attempt.undiciFailed(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #use(opening: Opening): void {
    this.#used = false;
    const mine = () => (this.#attempt?.tap === tap ? this.#attempt : undefined);
    const tap: TappedSocket = new TappedSocket(opening.socket, {
      received: (bytes) => {
        const attempt = mine();
        if (attempt !== undefined) attempt.received(bytes);
        // Bytes that nobody asked for would be taken for the next response.
        else tap.destroy();
      },
      ended: () => mine()?.peerEnded(),
      closed: (error) => mine()?.closed(error),
      wantsMore: () => mine()?.open === true,
    });
    this.#tap = tap;
  }
}
