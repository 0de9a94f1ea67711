/** A terminal for tests: it is none, so that no colours come, and it keeps what was written. */
import { Writable } from 'node:stream';
import type { Terminal } from '../terminal.js';

export interface Capture extends Terminal {
  /** What was written to the results' stream. */
  result(): string;
  /** What was written beside it. */
  remarks(): string;
}

export function capture(): Capture {
  const out = new Sink();
  const err = new Sink();
  // Whatever a terminal has beyond a stream is absent, as with a pipe.
  const asTerminal = (sink: Writable) => sink as Writable & NodeJS.WriteStream;
  return { out: asTerminal(out), err: asTerminal(err), result: () => out.text, remarks: () => err.text };
}

class Sink extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
