/** How far a host can be reached, one layer after the other: name, connection, TLS. Nothing of HTTP is sent. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { openSocket } from './socket-opening.js';
import type { TlsSettings } from './tls.js';

export type Reached<T> = ({ ok: true } & T) | { ok: false; detail: string };

/** Addresses of a host name; a literal address is its own. */
export async function lookUp(hostname: string): Promise<Reached<{ addresses: string[] }>> {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return { ok: true, addresses: [host] };
  try {
    return { ok: true, addresses: (await lookup(host, { all: true })).map(({ address }) => address) };
  } catch (error) {
    return { ok: false, detail: codeOf(error) };
  }
}

export interface Handshake {
  /** Milliseconds until the socket was open, TLS included. */
  elapsed: number;
  /** Of TLS: its version, and until when the server's certificate is good, milliseconds since 1970. */
  tls?: { version: string; subject: string; until: number };
}

/** Opens a connection and closes it; `phase` says which layer failed. */
export function open(
  url: string,
  deadline: number,
  tls?: TlsSettings,
): Promise<Reached<Handshake> & { phase: 'connect' | 'tls' | 'open' }> {
  const { hostname, protocol, port } = new URL(url);
  const start = performance.now();
  return new Promise((resolve) => {
    const opening = openSocket(
      { hostname, protocol, port },
      (error) => {
        clearTimeout(timer);
        const { socket, phase } = opening;
        if (error !== null) resolve({ ok: false, detail: codeOf(error), phase });
        else
          resolve({ ok: true, phase, elapsed: performance.now() - start, ...(socket instanceof TLSSocket ? { tls: tlsOf(socket) } : {}) });
        socket.destroy();
      },
      tls,
    );
    const timer = setTimeout(() => {
      resolve({ ok: false, detail: `timeout after ${deadline} ms`, phase: opening.phase });
      opening.socket.destroy();
    }, deadline);
  });
}

function tlsOf(socket: TLSSocket): NonNullable<Handshake['tls']> {
  const { subject, valid_to } = socket.getPeerCertificate();
  return {
    version: socket.getProtocol() ?? 'unknown',
    subject: String(subject?.CN ?? 'without a common name'),
    until: Date.parse(valid_to),
  };
}

function codeOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return String(first);
  return 'code' in first && typeof first.code === 'string' ? first.code : first.message;
}
