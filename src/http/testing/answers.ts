/** Answers of servers, right and wrong, each with the outcome that the client owes; for tests. */
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { HttpLimits } from '../exchange.js';
import { pause, type Script } from './raw-server.js';

export const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';

export interface Answer {
  name: string;
  because: string;
  /** Bytes to answer with; a list is sent in segments with pauses between. */
  answer: string | string[] | Buffer | Script;
  /** What becomes of the connection after the bytes; it stays open by default. */
  closing?: 'end' | 'reset';
  method?: string;
  limits?: Partial<HttpLimits>;
  deadline?: number;
  outcome: string;
}

function forever(part: string | ((n: number) => string)): Script {
  return async (socket) => {
    for (let n = 0; !socket.destroyed; n++) {
      socket.write(typeof part === 'string' ? part : part(n));
      await pause(1);
    }
  };
}

const kilobyte = 'x'.repeat(1024);
const head = (fields: string) => `HTTP/1.1 200 OK\r\n${fields}\r\n\r\n`;

export const answers: Answer[] = [
  // Messages that are right.
  { name: 'Content-Length', because: 'the plain case', answer: OK, outcome: '200 hello' },
  { name: 'empty body', because: 'length 0 ends with the head', answer: head('Content-Length: 0'), outcome: '200 ' },
  {
    name: 'chunked',
    because: 'RFC 7230 4.1',
    answer: `${head('Transfer-Encoding: chunked')}3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n`,
    outcome: '200 hello',
  },
  {
    name: 'chunk extensions and trailers',
    because: 'both are part of the coding',
    answer: `${head('Transfer-Encoding: chunked')}5;a=b\r\nhello\r\n0;c\r\nX: y\r\n\r\n`,
    outcome: '200 hello',
  },
  { name: '204', because: 'ends with the head', answer: 'HTTP/1.1 204 No Content\r\n\r\n', outcome: '204 ' },
  {
    name: 'HTTP/1.0 without length',
    because: 'the close ends the body',
    answer: 'HTTP/1.0 200 OK\r\n\r\nhello',
    closing: 'end',
    outcome: '200 hello',
  },
  { name: 'no reason phrase', because: 'it may be empty, RFC 7230 3.1.2', answer: OK.replace('OK', ''), outcome: '200 hello' },
  {
    name: 'odd reason phrase',
    because: 'bytes over 127 are obs-text',
    answer: Buffer.from(OK.replace('OK', 'Gr\xfc\xdfe'), 'latin1'),
    outcome: '200 hello',
  },
  { name: 'status 999', because: 'three digits are the grammar', answer: OK.replace('200', '999'), outcome: '999 hello' },
  {
    name: 'HTTP/2.0 on the status line',
    because: 'a version is two digits',
    answer: OK.replace('1.1', '2.0'),
    closing: 'end',
    outcome: '200 hello',
  },
  { name: 'HTTP/9.9', because: 'undici refuses it, the grammar does not', answer: OK.replace('1.1', '9.9'), outcome: '200 hello' },
  { name: 'status 099', because: 'undici asserts, the grammar does not', answer: OK.replace('200', '099'), outcome: '99 hello' },
  { name: '100 unasked', because: 'interim responses are read over', answer: `HTTP/1.1 100 Continue\r\n\r\n${OK}`, outcome: '200 hello' },
  {
    name: '102 and 103',
    because: 'interim, too',
    answer: `HTTP/1.1 102 P\r\n\r\nHTTP/1.1 103 E\r\nLink: </x>\r\n\r\n${OK}`,
    outcome: '200 hello',
  },
  {
    name: '101 unasked',
    because: 'the last thing said in HTTP',
    answer: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n',
    outcome: '101 ',
  },
  {
    name: 'answer to HEAD',
    because: 'its length is of the body not sent',
    answer: head('Content-Length: 5'),
    method: 'HEAD',
    outcome: '200 ',
  },
  { name: 'slow drip', because: 'slow is not wrong', answer: [...OK], outcome: '200 hello' },
  // Messages that can be read around.
  {
    name: 'Content-Length twice, equal',
    because: 'undici refuses, the meaning is plain',
    answer: `${head('Content-Length: 5\r\nContent-length: 5')}hello`,
    outcome: '200 hello content-length-repeated',
  },
  {
    name: 'Content-Length twice, body in a later segment',
    because: 'undici closes after the head; we read on',
    answer: [head('Content-Length: 5\r\nContent-length: 5'), 'he', 'llo'],
    outcome: '200 hello content-length-repeated',
  },
  {
    name: 'Content-Length as a list',
    because: 'RFC 7230 3.3.2',
    answer: `${head('Content-Length: 5, 5')}hello`,
    outcome: '200 hello content-length-repeated',
  },
  {
    name: 'Content-Length twice, different',
    because: 'silence decides between the two',
    answer: `${head('Content-Length: 5\r\nContent-Length: 9')}hello`,
    outcome: '200 hello content-length-conflicting',
  },
  {
    name: 'negative Content-Length',
    because: 'no number',
    answer: `${head('Content-Length: -5')}hello`,
    closing: 'end',
    outcome: '200 hello content-length-invalid',
  },
  {
    name: 'hexadecimal Content-Length',
    because: 'no number, connection kept',
    answer: `${head('Content-Length: 0x5')}hello`,
    outcome: '200 hello content-length-invalid',
  },
  {
    name: 'Content-Length and chunked',
    because: 'chunked wins, RFC 7230 3.3.3',
    answer: `${head('Content-Length: 9\r\nTransfer-Encoding: chunked')}5\r\nhello\r\n0\r\n\r\n`,
    outcome: '200 hello content-length-with-transfer-encoding',
  },
  {
    name: 'Content-Length and identity',
    because: 'identity is no transfer coding any more',
    answer: `${head('Content-Length: 5\r\nTransfer-Encoding: identity')}hello`,
    outcome: '200 hello transfer-encoding-unknown content-length-with-transfer-encoding',
  },
  {
    name: 'unknown transfer coding',
    because: 'read until the close',
    answer: `${head('Transfer-Encoding: rot13')}hello`,
    closing: 'end',
    outcome: '200 hello transfer-encoding-unknown',
  },
  {
    name: 'space before the colon',
    because: 'RFC 7230 3.2.4',
    answer: `${head('Content-Length : 5')}hello`,
    outcome: '200 hello field-syntax',
  },
  {
    name: 'bad character in a field name',
    because: 'no token',
    answer: `${head('X(y): 1\r\nContent-Length: 5')}hello`,
    outcome: '200 hello field-syntax',
  },
  { name: 'no colon', because: 'no field', answer: `${head('nonsense\r\nContent-Length: 5')}hello`, outcome: '200 hello field-syntax' },
  { name: 'empty field name', because: 'no token', answer: `${head(': x\r\nContent-Length: 5')}hello`, outcome: '200 hello field-syntax' },
  {
    name: 'NUL in a value',
    because: 'no field-vchar',
    answer: `${head('X: a\0b\r\nContent-Length: 5')}hello`,
    outcome: '200 hello field-syntax',
  },
  {
    name: 'bare CR in a value',
    because: 'no field-vchar',
    answer: `${head('X: a\rb\r\nContent-Length: 5')}hello`,
    outcome: '200 hello field-syntax',
  },
  { name: 'bare LF', because: 'lines end in CRLF', answer: 'HTTP/1.1 200 OK\nContent-Length: 5\n\nhello', outcome: '200 hello bare-lf' },
  { name: 'obs-fold', because: 'RFC 7230 3.2.4', answer: `${head('X: a\r\n b\r\nContent-Length: 5')}hello`, outcome: '200 hello obs-fold' },
  {
    name: 'obs-fold in Content-Length',
    because: 'the value is still 5',
    answer: `${head('Content-Length:\r\n 5')}hello`,
    outcome: '200 hello obs-fold',
  },
  {
    name: 'http/1.1 in lower case',
    because: 'the name is case-sensitive',
    answer: OK.replace('HTTP', 'http'),
    outcome: '200 hello status-line',
  },
  {
    name: 'no space after the code',
    because: 'the space is outside the phrase',
    answer: OK.replace(' OK', ''),
    outcome: '200 hello status-line',
  },
  { name: 'empty line in front', because: 'no part of a response', answer: `\r\n${OK}`, outcome: '200 hello status-line' },
  {
    name: '204 with a body',
    because: 'RFC 7230 3.3.3: it ends with the head',
    answer: 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello',
    outcome: '204  body-on-bodiless-status',
  },
  {
    name: '304 with a body',
    because: 'the same',
    answer: 'HTTP/1.1 304 Not Modified\r\n\r\nhello',
    outcome: '304  body-on-bodiless-status',
  },
  { name: 'stray bytes', because: 'they came with this response', answer: `${OK} world`, outcome: '200 hello bytes-after-body' },
  { name: 'body after HEAD', because: 'there must be none', answer: OK, method: 'HEAD', outcome: '200  bytes-after-body' },
  // What cannot be read.
  { name: 'no HTTP', because: 'no status line', answer: '220 mail.example.org ESMTP\r\n', outcome: 'malformed/head' },
  { name: 'no HTTP and no line end', because: 'the first bytes tell', answer: 'SSH-2.0', outcome: 'malformed/head' },
  { name: 'status 20', because: 'three digits are needed to judge anything', answer: OK.replace('200', '20'), outcome: 'malformed/head' },
  {
    name: 'bad chunk size',
    because: 'no way to find the next chunk',
    answer: `${head('Transfer-Encoding: chunked')}5\r\nhello\r\nzz\r\n`,
    outcome: 'malformed/body',
  },
  {
    name: 'chunk data too long',
    because: 'CRLF is not where the size says',
    answer: `${head('Transfer-Encoding: chunked')}5\r\nhello!\r\n0\r\n\r\n`,
    outcome: 'malformed/body',
  },
  {
    name: 'gzip that is none',
    because: 'the coding is a claim about the bytes',
    answer: `${head('Content-Encoding: gzip\r\nContent-Length: 5')}hello`,
    outcome: 'malformed/body',
  },
  // Connections that break.
  { name: 'closed without an answer', because: 'nothing came', answer: '', closing: 'end', outcome: 'reset/head' },
  { name: 'reset without an answer', because: 'nothing came', answer: '', closing: 'reset', outcome: 'reset/head' },
  { name: 'closed in the head', because: 'no end of head', answer: 'HTTP/1.1 200 OK\r\nContent-', closing: 'end', outcome: 'reset/head' },
  { name: 'reset in the head', because: 'no end of head', answer: 'HTTP/1.1 200 OK\r\nContent-', closing: 'reset', outcome: 'reset/head' },
  {
    name: 'closed in the body',
    because: '5 of 9 bytes',
    answer: `${head('Content-Length: 9')}hello`,
    closing: 'end',
    outcome: 'reset/body',
  },
  {
    name: 'reset in the body',
    because: '5 of 9 bytes',
    answer: `${head('Content-Length: 9')}hello`,
    closing: 'reset',
    outcome: 'reset/body',
  },
  {
    name: 'no last chunk',
    because: 'the end is missing',
    answer: `${head('Transfer-Encoding: chunked')}5\r\nhello\r\n`,
    closing: 'end',
    outcome: 'reset/body',
  },
  {
    name: 'reset of a body that the close would end',
    because: 'a reset is no orderly end',
    answer: 'HTTP/1.0 200 OK\r\n\r\nhello',
    closing: 'reset',
    outcome: 'reset/body',
  },
  // Time and size.
  { name: 'silence', because: 'the deadline ends it', answer: '', deadline: 150, outcome: 'timeout/head' },
  {
    name: 'silence in the body',
    because: 'the deadline is for all of it',
    answer: `${head('Content-Length: 9')}hello`,
    deadline: 150,
    outcome: 'timeout/body',
  },
  {
    name: 'one byte now and then',
    because: 'progress does not extend the deadline',
    answer: forever('H'),
    deadline: 300,
    outcome: 'malformed/head',
  },
  {
    name: 'dripping body',
    because: 'the same',
    answer: forever((n) => (n === 0 ? head('Content-Length: 99999') : 'x')),
    deadline: 300,
    outcome: 'timeout/body',
  },
  {
    name: 'endless body',
    because: 'counted',
    answer: forever((n) => (n === 0 ? 'HTTP/1.1 200 OK\r\n\r\n' : kilobyte)),
    limits: { body: 8192 },
    outcome: 'limit/body',
  },
  {
    name: 'endless chunks',
    because: 'counted',
    answer: forever((n) => (n === 0 ? head('Transfer-Encoding: chunked') : `400\r\n${kilobyte}\r\n`)),
    limits: { body: 8192 },
    outcome: 'limit/body',
  },
  {
    name: 'endless chunk extension',
    because: 'no payload, yet bytes',
    answer: forever((n) => (n === 0 ? `${head('Transfer-Encoding: chunked')}5;` : kilobyte)),
    limits: { body: 1024, head: 2048 },
    outcome: 'limit/body',
  },
  {
    name: 'length beyond the limit',
    because: 'known from the head',
    answer: head('Content-Length: 9000'),
    limits: { body: 8192 },
    outcome: 'limit/body',
  },
  {
    name: 'endless fields',
    because: 'counted',
    answer: forever((n) => (n === 0 ? 'HTTP/1.1 200 OK\r\n' : `X-${n}: ${kilobyte}\r\n`)),
    limits: { head: 8192 },
    outcome: 'limit/head',
  },
  {
    name: 'endless line',
    because: 'counted without a line end',
    answer: forever((n) => (n === 0 ? 'HTTP/1.1 200 OK\r\nX: ' : kilobyte)),
    limits: { head: 8192 },
    outcome: 'limit/head',
  },
  {
    name: 'flood of 102',
    because: 'each starts undici’s timers anew',
    answer: forever('HTTP/1.1 102 Processing\r\n\r\n'),
    outcome: 'limit/head',
  },
  {
    name: 'head of 200 KiB',
    because: 'a text/occi listing may be that long',
    answer: `${head(`X: ${kilobyte.repeat(200)}\r\nContent-Length: 5`)}hello`,
    outcome: '200 hello',
  },
  {
    name: 'gzip',
    because: 'decoded',
    answer: Buffer.concat([Buffer.from(head(`Content-Encoding: gzip\r\nContent-Length: ${gzipSync('hello').length}`)), gzipSync('hello')]),
    outcome: '200 hello',
  },
  {
    name: 'gzip bomb',
    because: '20 kB of wire, 20 MB of body',
    answer: Buffer.concat([Buffer.from('HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n'), gzipSync(Buffer.alloc(20_000_000))]),
    closing: 'end',
    outcome: 'limit/body',
  },
];

/** Sends the answer of a row. */
export async function play(socket: Socket, row: Answer, request: Parameters<Script>[1]): Promise<void> {
  const { answer } = row;
  if (typeof answer === 'function') await answer(socket, request);
  else if (Array.isArray(answer)) {
    for (const segment of answer) {
      socket.write(segment, 'latin1');
      await pause(3);
    }
  } else if (answer.length > 0) {
    await new Promise((resolve) => (typeof answer === 'string' ? socket.write(answer, 'latin1', resolve) : socket.write(answer, resolve)));
  }
  if (row.closing === 'end') socket.end();
  if (row.closing === 'reset') {
    await pause(20);
    socket.resetAndDestroy();
  }
}
