/** A request as the reference server sees it: method, path and query taken apart, fields in order. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { HeaderField } from '../message.js';

export interface Request {
  method: string;
  /** Percent-encoding kept, dot segments removed (RFC 3986 section 6.2.2.3). */
  path: string;
  /** Pairs of the query string, in order, decoded. */
  query: readonly (readonly [key: string, value: string])[];
  /** Absolute URL that relative references in the message are resolved against. */
  url: string;
  /** As it stood in the request line. */
  target: string;
  /** Common name of the client's certificate. */
  certificate: string | undefined;
  fields: readonly HeaderField[];
  body: Uint8Array;
}

/** The request with its body at hand, or undefined when its target is no URL. */
export function readRequest(message: IncomingMessage, body: Uint8Array, origin: string): Request | undefined {
  const fields: HeaderField[] = [];
  for (let i = 0; i + 1 < message.rawHeaders.length; i += 2) fields.push([message.rawHeaders[i] ?? '', message.rawHeaders[i + 1] ?? '']);
  const target = message.url ?? '/';
  const { protocol, host } = new URL(origin);
  const base = `${protocol}//${message.headers.host ?? host}`;
  // An origin form that begins with two slashes is a path, not an authority (RFC 7230 section 5.3.1).
  const text = target.startsWith('/') ? base + target : target;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: [...url.searchParams],
    url: url.href,
    target,
    certificate: commonName(message.socket),
    fields,
    body,
  };
}

/** Values of the query key, in order. */
export function queryValues(request: Request, key: string): string[] {
  return request.query.filter(([k]) => k === key).map(([, v]) => v);
}

/** Of a certificate that TLS has verified. */
function commonName(socket: Socket): string | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  const name: unknown = socket.getPeerCertificate().subject?.CN;
  return typeof name === 'string' ? name : undefined;
}
