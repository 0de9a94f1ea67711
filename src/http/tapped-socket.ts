/**
 * A socket whose incoming bytes we see exactly once and in order, whatever undici does with them. `push` is wrapped, since a `data`
 * listener sees bytes again that undici put back. `destroy` is wrapped, too: when undici gives up on a response, we may still want the
 * rest of it (a body behind a doubled Content-Length often comes in a later segment), so the socket is then kept open for us alone.
 */
import { AssertionError } from 'node:assert';
import type { Socket } from 'node:net';
import { errors } from 'undici';

/** Who is told what happens on the socket. */
export interface SocketListener {
  received(bytes: Uint8Array): void;
  /** The peer closed its side in good order. */
  ended(): void;
  /** The socket is gone, with the error that ended it. */
  closed(error: Error | undefined): void;
  /** Whether bytes are still wanted after undici has had enough. */
  wantsMore(): boolean;
}

export class TappedSocket {
  #held = false;
  readonly #destroy: (error?: Error) => Socket;

  constructor(
    readonly socket: Socket,
    listener: SocketListener,
  ) {
    const { push, destroy } = socket;
    this.#destroy = (error) => destroy.call(socket, error);
    socket.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
      if (chunk === null) listener.ended();
      else if (chunk instanceof Uint8Array) listener.received(chunk);
      // Once undici has failed it must not see more; `true` keeps the handle reading.
      return this.#held && chunk !== null ? true : push.call(socket, chunk, encoding);
    };
    socket.destroy = (error?: Error): Socket => {
      if (isOfUndici(error) && !socket.destroyed && listener.wantsMore()) {
        this.#held = true;
        socket.read(0); // a full buffer may have stopped the handle
        return socket;
      }
      return this.#destroy(error);
    };
    socket.once('close', () => listener.closed(socket.errored ?? undefined));
  }

  /** True when undici has given up on this socket. */
  get held(): boolean {
    return this.#held;
  }

  /** True while bytes of ours still wait to be taken by the kernel. */
  get writing(): boolean {
    return this.socket.writableLength > 0;
  }

  /** Closes the socket for good. */
  destroy(): void {
    this.#destroy();
  }
}

function isOfUndici(error: Error | undefined): boolean {
  return error instanceof errors.UndiciError || error instanceof errors.HTTPParserError || error instanceof AssertionError;
}
