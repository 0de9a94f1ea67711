/** A TCP server for tests: it reads whole requests and answers each with whatever bytes, pauses and resets a script says. */
import { createServer, type Server, type Socket } from 'node:net';

export interface SeenRequest {
  /** As it came, Latin-1. */
  text: string;
  body: Buffer;
  /** Counts from 0 over all connections of the server. */
  number: number;
  /** Which connection, from 0. */
  connection: number;
}

export type Script = (socket: Socket, request: SeenRequest) => void | Promise<void>;

export interface RawServer {
  port: number;
  url: string;
  seen: SeenRequest[];
  connections(): number;
  close(): Promise<void>;
}

/** Listens on a free loopback port; the script runs once per request. */
export async function rawServer(script: Script, onConnection?: (socket: Socket) => void): Promise<RawServer> {
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    const connection = connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    onConnection?.(socket);
    let pending = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      pending = Buffer.concat([pending, bytes]);
      for (let end = requestEnd(pending); end !== undefined; end = requestEnd(pending)) {
        const head = pending.indexOf('\r\n\r\n') + 4;
        const request = {
          text: pending.toString('latin1', 0, end),
          body: pending.subarray(head, end),
          number: seen.length,
          connection,
        };
        pending = pending.subarray(end);
        seen.push(request);
        void script(socket, request);
      }
    });
  });
  const port = await listen(server);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    seen,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function requestEnd(bytes: Buffer): number | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, head + 2))?.[1];
  const end = head + 4 + Number(length ?? 0);
  return bytes.length >= end ? end : undefined;
}
