/** Puts an answer on the wire as it is: order, spelling and repetition of fields are the answer's. */
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProtocolBehaviour } from './behaviour/protocol.js';
import type { Answer } from './dispatch.js';

/** Through node, which keeps connections and cuts chunks; past it what it would not send: HTTP/1.0, a body where none may be. */
export function sendAnswer(response: ServerResponse, { head, fields, body }: Answer, protocol: ProtocolBehaviour): void {
  const reason = protocol.reason(head);
  if (protocol.httpVersion === '1.0' || ((head.status === 204 || head.status === 304) && body.length > 0)) {
    response.socket?.end(rawAnswer({ head, fields, body }, protocol));
    return;
  }
  response.sendDate = false;
  response.writeHead(head.status, reason, fields.flat());
  response.end(head.method === 'HEAD' ? undefined : body);
}

/** Straight to the socket, for a request that node could not read; the connection ends. */
export function sendRaw(socket: Duplex, answer: Answer, protocol: ProtocolBehaviour): void {
  socket.end(rawAnswer(answer, protocol));
}

function rawAnswer({ head, fields, body }: Answer, protocol: ProtocolBehaviour): Buffer {
  // Fields may carry what node would refuse to write; Latin-1 gives each character its byte (RFC 7230 section 3.2.4).
  const lines = [`HTTP/${protocol.httpVersion} ${head.status} ${protocol.reason(head)}`, ...fields.map(([n, v]) => `${n}: ${v}`)];
  const section = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return head.method === 'HEAD' ? section : Buffer.concat([section, body]);
}
