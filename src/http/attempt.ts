/** One request on one connection: its deadline, its byte counts, and what the reader makes of the bytes that come back. */
import { SuiteError } from '../errors.js';
import { fieldValues } from '../message.js';
import { decodeContent } from './content-coding.js';
import type { FaultKind, HttpLimits, HttpRequest, HttpResponse, Outcome, Phase } from './exchange.js';
import { MessageReader } from './message-reader.js';
import { breakingFault, openingFault, type SocketFault } from './socket-fault.js';
import type { TappedSocket } from './tapped-socket.js';

/** Interim responses that are read over; more is a flood. */
const MOST_INTERIM = 100;
/** Chunks of one byte cost six times their payload; a body that costs more than this is no body. */
const MOST_OVERHEAD = 8;
/** Silence that ends a body of disputed length, milliseconds. */
const QUIET = 500;

/** How an attempt ended, and what that says about its connection. */
export interface AttemptEnd {
  outcome: Outcome;
  /** The connection had served before, and not one byte of this response came: the peer may never have seen the request. */
  unanswered: boolean;
  /** Nothing was amiss, so the connection may serve again. */
  clean: boolean;
}

export interface AttemptOptions {
  limits: HttpLimits;
  /** When the exchange began, on the clock of `performance.now`. */
  start: number;
  /** Milliseconds from there. */
  deadline: number;
  /** The method is safe (RFC 7231 section 4.2.1), so that the request may be sent again. */
  safe: boolean;
}

export class Attempt {
  readonly end: Promise<AttemptEnd>;
  readonly #timer: NodeJS.Timeout;
  #quiet: NodeJS.Timeout | undefined;
  #settle: { resolve(end: AttemptEnd): void; reject(reason: unknown): void } = { resolve: () => undefined, reject: () => undefined };
  #reader: MessageReader;
  #tap: TappedSocket | undefined;
  #reused = false;
  /** The message is complete, or the attempt has ended otherwise. */
  #done = false;
  #undiciAgrees = false;

  constructor(
    private readonly request: HttpRequest,
    private readonly options: AttemptOptions,
    private readonly openingPhase: () => Phase,
  ) {
    this.#reader = new MessageReader({ method: request.method });
    this.end = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    const left = Math.max(0, options.deadline - (performance.now() - options.start));
    this.#timer = setTimeout(() => this.#timeout(), left);
  }

  /** The socket on which the request goes out; undefined before. */
  get tap(): TappedSocket | undefined {
    return this.#tap;
  }

  /** Bytes are still wanted. */
  get open(): boolean {
    return !this.#done;
  }

  /** The request is about to be written to this socket. */
  begin(tap: TappedSocket, reused: boolean): void {
    this.#tap = tap;
    this.#reused = reused;
    // Late stray bytes of the exchange before may still come first. A safe request is simply sent again elsewhere; for any other,
    // sending again could do its work twice, so they are read over.
    this.#reader = new MessageReader({ method: this.request.method, resync: reused && !this.options.safe });
  }

  received(bytes: Uint8Array): void {
    this.#reader.push(bytes);
    if (this.#done) return;
    const excess = this.#excess();
    if (excess !== undefined) this.#fault({ kind: 'limit', ...excess });
    else if (this.#reader.state === 'malformed') this.#broken(undefined);
    else if (this.#reader.state === 'complete') this.#complete();
    else if (this.#reader.mayBeOver) this.#awaitQuiet();
  }

  /** The peer closed its side in good order. */
  peerEnded(): void {
    if (this.#done) return;
    this.#reader.end();
    if (this.#reader.state === 'complete') this.#complete();
    else this.#broken(undefined);
  }

  /** The socket is gone. */
  closed(error: Error | undefined): void {
    if (!this.#done) this.#broken(error);
  }

  openingFailed(error: Error, phase: 'connect' | 'tls'): void {
    if (!this.#done) this.#fault(openingFault(error, phase));
  }

  /** undici has read a whole response, too. */
  undiciEnded(): void {
    this.#undiciAgrees = true;
  }

  /** undici has failed: of interest only if nothing was sent, since the bytes say the rest. */
  undiciFailed(error: Error): void {
    if (this.#done) return;
    if (this.#tap !== undefined) this.#broken(error);
    else
      this.cancel(
        new SuiteError('internal', `request [${this.request.method} ${this.request.url}]: ${error.message}`, [], { cause: error }),
      );
  }

  /** Ends the attempt from our side; `end` rejects with the reason. */
  cancel(reason: unknown): void {
    this.#stop();
    this.#settle.reject(reason);
  }

  #complete(): void {
    const elapsed = this.#elapsed();
    this.#stop();
    // One turn of the loop: undici is told of the bytes after us, and bytes that follow at once belong to this exchange.
    setImmediate(() => {
      const result = this.#reader.result();
      if (result.kind !== 'message')
        return this.#resolve({ kind: 'malformed', phase: result.phase, detail: result.detail, elapsed }, false);
      const { response, rest } = result;
      const socketIsFine = this.#undiciAgrees && this.#tap?.held === false && !this.#tap.socket.destroyed;
      const clean = socketIsFine && rest === 0 && this.#reader.skipped === 0 && response.framing.length === 0;
      this.#resolve(this.#decoded(response, elapsed), clean);
    });
  }

  #decoded(response: HttpResponse, elapsed: number): Outcome {
    const decoded = decodeContent(response.body, fieldValues(response.fields, 'content-encoding'), this.options.limits.body);
    if (decoded.kind === 'body') return { kind: 'response', response: { ...response, body: decoded.body }, elapsed };
    return { kind: decoded.kind, phase: 'body', detail: decoded.detail, elapsed };
  }

  #excess(): { phase: Phase; detail: string } | undefined {
    const { head, body } = this.options.limits;
    const reader = this.#reader;
    if (reader.headBytes + reader.skipped > head) return { phase: 'head', detail: `more than ${head} bytes of head` };
    if (reader.interim > MOST_INTERIM) return { phase: 'head', detail: `more than ${MOST_INTERIM} interim responses` };
    if (reader.bodyBytes > body) return { phase: 'body', detail: `more than ${body} bytes of body` };
    if (reader.state === 'body' && (reader.announced ?? 0) > body) {
      return { phase: 'body', detail: `Content-Length ${reader.announced} is more than ${body} bytes` };
    }
    if (reader.wireBytes > MOST_OVERHEAD * body + head)
      return { phase: 'body', detail: `more than ${MOST_OVERHEAD} bytes per byte of body` };
    return undefined;
  }

  #timeout(): void {
    this.#conclude((phase, progress) => ({ kind: 'timeout', phase, detail: `${this.options.deadline} ms are over: ${progress}` }));
  }

  #broken(error: Error | undefined): void {
    this.#conclude((phase, progress) => breakingFault(error, phase, progress));
  }

  /** Ends with the fault given, unless the bytes themselves show that what came is no HTTP. */
  #conclude(fault: (phase: Phase, progress: string) => SocketFault): void {
    const result = this.#reader.result();
    if (result.kind === 'malformed') {
      const strayAtFirst = this.#reused && result.phase === 'head' && this.#reader.interim === 0;
      this.#fault({ kind: 'malformed', phase: result.phase, detail: result.detail }, strayAtFirst && this.options.safe);
      return;
    }
    const progress = result.kind === 'incomplete' ? result.detail : 'the message is complete';
    this.#fault(fault(this.#phase(), progress), this.#reused && this.#reader.untouched);
  }

  #phase(): Phase {
    if (this.#tap === undefined) return this.openingPhase();
    if (this.#reader.untouched && this.#tap.writing) return 'request';
    return this.#reader.state === 'head' ? 'head' : 'body';
  }

  #awaitQuiet(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.peerEnded(), QUIET);
  }

  #fault(fault: { kind: FaultKind; phase: Phase; detail: string }, unanswered = false): void {
    const elapsed = this.#elapsed();
    this.#stop();
    this.#settle.resolve({ outcome: { ...fault, elapsed }, unanswered, clean: false });
  }

  #resolve(outcome: Outcome, clean: boolean): void {
    this.#settle.resolve({ outcome, unanswered: false, clean });
  }

  #stop(): void {
    this.#done = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#quiet);
  }

  #elapsed(): number {
    return performance.now() - this.options.start;
  }
}
