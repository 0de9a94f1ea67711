/** A plain client for tests: sends what it is told over a connection of its own, and gives back what came, byte for byte. */
import { connect } from 'node:net';
import type { HeaderField } from '../../message.js';
import { fieldValue } from '../../message.js';

export interface Reply {
  statusLine: string;
  status: number;
  fields: HeaderField[];
  body: string;
}

/** Sends a request; Host, Content-Length and Connection are added. */
export function send(url: string, method: string, fields: readonly HeaderField[] = [], body = ''): Promise<Reply> {
  const { host, pathname, search } = new URL(url);
  const bytes = Buffer.from(body);
  const lines = [
    `${method} ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    ...fields.map(([n, v]) => `${n}: ${v}`),
    ...(bytes.length > 0 ? [`Content-Length: ${bytes.length}`] : []),
    'Connection: close',
  ];
  return sendBytes(url, Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]));
}

/** Sends these bytes and reads until the server ends the connection. */
export function sendBytes(url: string, bytes: Uint8Array): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part));
    socket.on('error', reject);
    socket.on('end', () => resolve(readReply(Buffer.concat(parts))));
    socket.write(bytes);
  });
}

function readReply(bytes: Buffer): Reply {
  const end = bytes.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const fields = lines.map((line): HeaderField => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  const rest = bytes.subarray(end + 4).toString('utf8');
  const chunked = fieldValue(fields, 'Transfer-Encoding')?.includes('chunked') ?? false;
  return { statusLine, status: Number(statusLine.split(' ')[1]), fields, body: chunked ? unchunked(rest) : rest };
}

function unchunked(text: string): string {
  const [size = '', ...rest] = text.split('\r\n');
  const length = Number.parseInt(size, 16);
  if (!(length > 0)) return '';
  const tail = rest.join('\r\n');
  return tail.slice(0, length) + unchunked(tail.slice(length + 2));
}
