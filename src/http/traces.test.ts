import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient } from './client.js';
import type { HttpRequest } from './exchange.js';
import { type RawServer, rawServer } from './testing/raw-server.js';

/** Exchanges recorded from a server that this project did not write; lines of heads without their CRLF. */
interface Trace {
  name: string;
  request: { method: string; target: string; fields: [string, string][]; body: string };
  response: { head: string[]; body: string };
}

const traces: Trace[] = readFileSync(new URL('testing/traces/pyssf.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('the recorded exchanges', () => {
  let server: RawServer;
  const transport = createHttpClient();
  let current: Trace | undefined;

  beforeAll(async () => {
    server = await rawServer((socket) => {
      const { head, body } = current?.response ?? { head: [], body: '' };
      // The head in a segment of its own, as that server sends it.
      socket.write(`${head.join('\r\n')}\r\n\r\n`, 'latin1');
      setImmediate(() => socket.end(body));
    });
  });
  afterAll(async () => {
    await transport.close();
    await server.close();
  });

  it('are all there', () => {
    expect(traces).toHaveLength(298);
    expect(traces.filter(({ response }) => contentLengths(response.head) === 2)).toHaveLength(72);
  });

  it.each(traces)('$name', async (trace) => {
    current = trace;
    const { method, target, fields, body } = trace.request;
    const request: HttpRequest = { method, url: server.url + target, fields: fields.filter(([name]) => name !== 'Host') };
    if (body !== '') request.body = Buffer.from(body);
    const sent = await transport.send(request, { deadline: 10_000 });
    const [statusLine = '', ...lines] = trace.response.head;
    const [, status, reason] = /^HTTP\/1\.0 (\d+) (.*)$/.exec(statusLine) ?? [];
    const twice = contentLengths(trace.response.head) === 2;
    expect(sent).toMatchObject({
      kind: 'response',
      response: {
        version: 'HTTP/1.0',
        status: Number(status),
        reason,
        body: Buffer.from(trace.response.body),
        framing: twice ? [{ code: 'content-length-repeated' }] : [],
      },
    });
    expect(sent.kind === 'response' && sent.response.fields.map(([name, value]) => `${name}: ${value}`)).toEqual(
      lines.map((line) => line.trimEnd()),
    );
  });
});

function contentLengths(head: readonly string[]): number {
  return head.filter((line) => /^content-length:/i.test(line)).length;
}
