/**
 * A tolerant reader of HTTP/1.x responses, from the bytes alone (RFC 7230): it says what the message is where that can be made out,
 * and which rules were broken. It works as bytes come, in linear time, and never throws.
 */
import type { HeaderField } from '../message.js';
import { type BodyFraming, bodyFraming, isBodiless } from './body-framing.js';
import { ChunkedBody } from './chunked-body.js';
import type { FramingFault, HttpResponse, Phase } from './exchange.js';
import { excerpt, FaultList } from './fault-list.js';
import { parseFields, parseStatusLine, type StatusLine } from './message-head.js';

export type ReadResult =
  /** `rest` counts the bytes after the message; the body is still in its content coding. */
  | { kind: 'message'; response: HttpResponse; rest: number }
  | { kind: 'incomplete' | 'malformed'; phase: Extract<Phase, 'head' | 'body'>; detail: string };

export interface ReadOptions {
  /** Of the request: an answer to HEAD has no body. */
  method: string;
  /** What stands before the first status line is somebody else's, and skipped without blame. */
  resync?: boolean;
}

/** What the bytes of one connection say, read in one go; `ended` when the peer has closed it after them. */
export function readMessage(bytes: Uint8Array, options: ReadOptions & { ended: boolean }): ReadResult {
  const reader = new MessageReader(options);
  reader.push(bytes);
  if (options.ended) reader.end();
  return reader.result();
}

const LF = 0x0a;
const STATUS_LINE_SOMEWHERE = /HTTP\/\d\.\d \d{3}(?: |$)/;
const NAME = 'HTTP/';

export class MessageReader {
  state: 'head' | 'body' | 'complete' | 'malformed' = 'head';
  /** Bytes of all heads, interim ones included. */
  headBytes = 0;
  /** Bytes since the end of the head, with those of chunking. */
  wireBytes = 0;
  /** Interim responses skipped (RFC 7231 section 6.2). */
  interim = 0;
  /** Bytes skipped in front of the status line. */
  skipped = 0;
  /** Bytes after the end of the message. */
  rest = 0;

  readonly #faults = new FaultList();
  readonly #pieces: Uint8Array[] = [];
  #size = 0;
  #line = '';
  #lines: string[] = [];
  #status: StatusLine | undefined;
  #fields: HeaderField[] = [];
  #framing: BodyFraming = { kind: 'none' };
  #chunked: ChunkedBody | undefined;
  #detail = '';
  #phase: 'head' | 'body' = 'head';

  constructor(private readonly options: ReadOptions) {}

  /** Bytes of payload so far. */
  get bodyBytes(): number {
    return this.#chunked?.size ?? this.#size;
  }

  /** Bytes that the head promises, where it does. */
  get announced(): number | undefined {
    return this.#framing.kind === 'length' ? this.#framing.length : undefined;
  }

  /** True when the message may be over although the head leaves that unsure: silence then has to decide. */
  get mayBeOver(): boolean {
    return this.state === 'body' && this.#framing.kind === 'unsure' && this.#size >= this.#framing.least;
  }

  /** True while only the closing of the connection can end the message. */
  get endsWithConnection(): boolean {
    return this.state === 'body' && this.#framing.kind === 'close';
  }

  /** True when nothing that counts has come yet. */
  get untouched(): boolean {
    return this.headBytes === 0 && this.skipped === 0;
  }

  /** Takes further bytes of the connection. */
  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    while (at < bytes.length && this.state === 'head') at = this.#headLine(bytes, at);
    if (at < bytes.length && this.state === 'body') at = this.#body(bytes, at);
    if (this.state === 'complete') this.rest += bytes.length - at;
  }

  /** The peer has closed its side in good order. */
  end(): void {
    if (this.endsWithConnection || this.mayBeOver) this.state = 'complete';
  }

  /** What the bytes so far amount to. */
  result(): ReadResult {
    if (this.state === 'malformed') return { kind: 'malformed', phase: this.#phase, detail: this.#detail };
    if (this.state !== 'complete' || this.#status === undefined) {
      if (this.#phase === 'head' && this.skipped > 0) {
        return { kind: 'malformed', phase: 'head', detail: `no status line in ${this.skipped} bytes` };
      }
      return { kind: 'incomplete', phase: this.#phase, detail: this.#progress() };
    }
    const body = Buffer.concat(this.#chunked?.pieces ?? this.#pieces);
    return { kind: 'message', response: { ...this.#status, fields: this.#fields, body, framing: this.#framingFaults() }, rest: this.rest };
  }

  #headLine(bytes: Buffer, start: number): number {
    const lf = bytes.indexOf(LF, start);
    const end = lf < 0 ? bytes.length : lf + 1;
    this.headBytes += end - start;
    const known = this.#line.length;
    this.#line += bytes.toString('latin1', start, lf < 0 ? end : lf);
    if (lf >= 0) {
      const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line;
      const bare = line === this.#line;
      this.#line = '';
      this.#takeLine(line, bare);
    } else if (this.#status === undefined && this.options.resync !== true && known < NAME.length && !couldBeStatusLine(this.#line)) {
      // No line end is needed to see that this is no HTTP; a silent peer would cost the whole deadline.
      this.#fail(`${excerpt(this.#line)} is not the start of a status line`);
    }
    return end;
  }

  #takeLine(line: string, bare: boolean): void {
    if (this.#status === undefined) {
      this.#takeFirstLine(line, bare);
      return;
    }
    if (bare) this.#faults.add('bare-lf', `line ${excerpt(line)} ends in LF alone`);
    if (line === '') this.#endHead(this.#status);
    else this.#lines.push(line);
  }

  #takeFirstLine(line: string, bare: boolean): void {
    const resync = this.options.resync === true && this.interim === 0;
    if (line === '' && !resync) {
      this.#faults.add('status-line', 'empty line before the status line');
      return;
    }
    this.#status = parseStatusLine(line, this.#faults);
    if (this.#status === undefined && resync) {
      const from = STATUS_LINE_SOMEWHERE.exec(line)?.index ?? line.length;
      this.skipped += from;
      if (from < line.length) this.#status = parseStatusLine(line.slice(from), this.#faults);
    } else if (this.#status === undefined) {
      this.#fail(`${excerpt(line)} is not a status line`);
    }
    if (bare && this.#status !== undefined) this.#faults.add('bare-lf', 'status line ends in LF alone');
  }

  #endHead(status: StatusLine): void {
    const fields = parseFields(this.#lines, this.#faults);
    this.#lines = [];
    // 101 is the last thing said in HTTP on this connection, so it is not interim here.
    if (status.status >= 100 && status.status < 200 && status.status !== 101) {
      this.interim++;
      this.#status = undefined;
      return;
    }
    this.#fields = fields;
    this.#framing = bodyFraming(this.options.method, status.status, fields, this.#faults);
    this.#phase = 'body';
    if (this.#framing.kind === 'chunked') this.#chunked = new ChunkedBody(this.#faults);
    const empty = this.#framing.kind === 'none' || (this.#framing.kind === 'length' && this.#framing.length === 0);
    this.state = empty ? 'complete' : 'body';
  }

  #body(bytes: Buffer, start: number): number {
    const end = this.#chunked === undefined ? this.#plainBody(bytes, start) : this.#chunkedBody(this.#chunked, bytes, start);
    this.wireBytes += end - start;
    return end;
  }

  #plainBody(bytes: Buffer, start: number): number {
    const piece = bytes.subarray(start, start + Math.min(this.#most() - this.#size, bytes.length));
    this.#pieces.push(piece);
    this.#size += piece.length;
    if (this.#size === this.#most()) this.state = 'complete';
    return start + piece.length;
  }

  #chunkedBody(chunked: ChunkedBody, bytes: Buffer, start: number): number {
    const end = chunked.push(bytes, start);
    if (chunked.state === 'complete') this.state = 'complete';
    if (chunked.state === 'malformed') this.#fail(chunked.detail);
    return end;
  }

  #most(): number {
    if (this.#framing.kind === 'length') return this.#framing.length;
    return this.#framing.kind === 'unsure' ? this.#framing.most : Number.POSITIVE_INFINITY;
  }

  #fail(detail: string): void {
    this.state = 'malformed';
    this.#detail = detail;
  }

  #progress(): string {
    if (this.#phase === 'head') return `${this.headBytes} bytes of the head came, not its end`;
    const promised = this.announced === undefined ? '' : ` of ${this.announced}`;
    return `${this.bodyBytes}${promised} bytes of the body came${this.#chunked === undefined ? '' : ', not the last chunk'}`;
  }

  #framingFaults(): FramingFault[] {
    const faults = this.#faults.list();
    // With lengths in dispute nobody can say which bytes are after the body.
    if (this.rest === 0 || this.#framing.kind === 'unsure') return faults;
    const status = this.#status?.status ?? 0;
    if (this.options.method !== 'HEAD' && isBodiless(status) && status !== 101) {
      if (faults.some(({ code }) => code === 'body-on-bodiless-status')) return faults;
      return [...faults, { code: 'body-on-bodiless-status', detail: `${this.rest} bytes after the head of a ${status}` }];
    }
    return [...faults, { code: 'bytes-after-body', detail: `${this.rest} bytes after the end of the message` }];
  }
}

function couldBeStatusLine(start: string): boolean {
  const known = start.replace(/^\r+/, '').slice(0, NAME.length);
  return NAME.startsWith(known.toUpperCase());
}
