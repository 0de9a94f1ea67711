/** The chunked transfer coding, byte by byte as it comes (RFC 7230 section 4.1). Extensions and trailers are read over. */
import { excerpt, type FaultList } from './fault-list.js';

const CR = 0x0d;
const LF = 0x0a;
const SIZE_LINE = /^([0-9a-fA-F]+)[ \t]*(?:;.*)?$/s;

export class ChunkedBody {
  /** Payload found so far. */
  readonly pieces: Uint8Array[] = [];
  size = 0;
  state: 'size' | 'data' | 'data-end' | 'trailer' | 'complete' | 'malformed' = 'size';
  /** Why it is malformed. */
  detail = '';
  #line = '';
  #left = 0;
  #sawCr = false;

  constructor(private readonly faults: FaultList) {}

  /** Reads from `start` and returns the index after the last byte used. */
  push(bytes: Buffer, start: number): number {
    let at = start;
    while (at < bytes.length && this.state !== 'complete' && this.state !== 'malformed') {
      if (this.state === 'data') at = this.#data(bytes, at);
      else if (this.state === 'data-end') at = this.#dataEnd(bytes, at);
      else at = this.#lineEnd(bytes, at);
    }
    return at;
  }

  #data(bytes: Buffer, at: number): number {
    const piece = bytes.subarray(at, at + this.#left);
    this.pieces.push(piece);
    this.size += piece.length;
    this.#left -= piece.length;
    if (this.#left === 0) this.state = 'data-end';
    return at + piece.length;
  }

  #dataEnd(bytes: Buffer, at: number): number {
    const byte = bytes[at];
    if (byte === CR && !this.#sawCr) {
      this.#sawCr = true;
    } else if (byte === LF) {
      if (!this.#sawCr) this.faults.add('bare-lf', 'chunk data ends in LF alone');
      this.#sawCr = false;
      this.state = 'size';
    } else {
      this.#fail('chunk data is not followed by CRLF');
    }
    return at + 1;
  }

  #lineEnd(bytes: Buffer, at: number): number {
    const lf = bytes.indexOf(LF, at);
    this.#line += bytes.toString('latin1', at, lf < 0 ? bytes.length : lf);
    if (lf < 0) return bytes.length;
    const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line;
    if (line === this.#line) this.faults.add('bare-lf', `chunk line ${excerpt(line)} ends in LF alone`);
    this.#line = '';
    if (this.state === 'trailer') {
      if (line === '') this.state = 'complete';
    } else {
      this.#sizeLine(line);
    }
    return lf + 1;
  }

  #sizeLine(line: string): void {
    const digits = SIZE_LINE.exec(line)?.[1]?.replace(/^0+(?=.)/, '');
    if (digits === undefined || digits.length > 12) {
      this.#fail(`${excerpt(line)} is not a chunk size`);
      return;
    }
    this.#left = Number.parseInt(digits, 16);
    this.state = this.#left === 0 ? 'trailer' : 'data';
  }

  #fail(detail: string): void {
    this.state = 'malformed';
    this.detail = detail;
  }
}
