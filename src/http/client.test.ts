import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient } from './client.js';
import type { HttpLimits, HttpRequest, Outcome, Transport } from './exchange.js';
import { answers, OK, play } from './testing/answers.js';
import { freePort, pause, type RawServer, rawServer, type Script } from './testing/raw-server.js';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function server(...args: Parameters<typeof rawServer>): Promise<RawServer> {
  const made = await rawServer(...args);
  open.push(() => made.close());
  return made;
}

function client(limits: Partial<HttpLimits> = {}): Transport {
  const made = createHttpClient({ limits });
  open.push(() => made.close());
  return made;
}

function request(method: string, url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method, url, fields: [], ...more };
}

const PATIENT = { deadline: 10_000 };

/** What matters of an outcome: kind and phase, or status, body and codes of the faults. */
function gist(outcome: Outcome): string {
  if (outcome.kind !== 'response') return `${outcome.kind}/${outcome.phase}`;
  const { status, body, framing } = outcome.response;
  return [status, Buffer.from(body).toString('latin1'), ...framing.map(({ code }) => code)].join(' ');
}

describe('an answer', () => {
  it.each(answers)('$name: $because', async (row) => {
    const { url } = await server((socket, seen) => play(socket, row, seen));
    const sent = await client(row.limits).send(request(row.method ?? 'GET', url), { deadline: row.deadline ?? 10_000 });
    expect(gist(sent)).toBe(row.outcome);
    expect(sent.elapsed).toBeLessThan(5000);
  });

  it.each(answers.filter(({ limits }) => limits === undefined))('$name, on a connection used before: the same', async (row) => {
    const { url } = await server((socket, seen) => (seen.number === 0 ? void socket.write(OK) : play(socket, row, seen)));
    const transport = client();
    await transport.send(request('GET', url), PATIENT);
    const sent = await transport.send(request(row.method ?? 'GET', url), { deadline: row.deadline ?? 10_000 });
    expect(gist(sent)).toBe(row.outcome);
  });

  it('that is wrong does not spoil the exchange after it', async () => {
    const { url } = await server((socket, seen) => {
      const row = answers[Number(/ \/(\d+)/.exec(seen.text)?.[1])];
      return row === undefined ? void socket.write(OK) : play(socket, row, seen);
    });
    const transport = client();
    for (const [index, row] of answers.entries()) {
      if (row.limits !== undefined) continue;
      const sent = await transport.send(request(row.method ?? 'GET', `${url}/${index}`), { deadline: row.deadline ?? 10_000 });
      expect(gist(sent), row.name).toBe(row.outcome);
      expect(gist(await transport.send(request('POST', url), PATIENT)), `after ${row.name}`).toBe('200 hello');
    }
  });

  // An empty line in front may be a late stray of the exchange before, so that nobody is blamed for it here.
  const readable = answers.filter(({ name, outcome }) => outcome.startsWith('200') && name !== 'empty line in front');
  it.each(readable)('$name, to POST on a connection used before: the same', async (row) => {
    const { url } = await server((socket, seen) => (seen.number === 0 ? void socket.write(OK) : play(socket, row, seen)));
    const transport = client();
    await transport.send(request('GET', url), PATIENT);
    expect(gist(await transport.send(request(row.method ?? 'POST', url), PATIENT))).toBe(row.outcome);
  });

  it('keeps fields in order, with case, repetition and Latin-1 bytes', async () => {
    const lines = 'X-B: 1\r\nx-b:2  \r\nContent-Length: 0\r\nX-B: \xe9\xff';
    const { url } = await server((socket) => void socket.write(`HTTP/1.1 201 Cr\xe9\xe9\r\n${lines}\r\n\r\n`, 'latin1'));
    const sent = await client().send(request('GET', url), PATIENT);
    expect(sent).toMatchObject({
      kind: 'response',
      response: {
        version: 'HTTP/1.1',
        status: 201,
        reason: 'Cr\xe9\xe9',
        fields: [
          ['X-B', '1'],
          ['x-b', '2'],
          ['Content-Length', '0'],
          ['X-B', '\xe9\xff'],
        ],
        framing: [],
      },
    });
  });

  it('that redirects is not followed', async () => {
    const { url, seen } = await server((socket) => void socket.write('HTTP/1.1 302 F\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n'));
    expect(gist(await client().send(request('GET', url), PATIENT))).toBe('302 ');
    expect(seen).toHaveLength(1);
  });
});

describe('a request', () => {
  const fields: HttpRequest['fields'] = [
    ['Content-Type', 'text/occi'],
    ['Category', 'a; class="kind"'],
    ['X-OCCI-Attribute', 'b="\xe9"'],
    ['Category', 'c'],
    ['category', 'd'],
  ];
  const written = 'Content-Type: text/occi\r\nCategory: a; class="kind"\r\nX-OCCI-Attribute: b="\xe9"\r\nCategory: c\r\ncategory: d\r\n';

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s goes out with its fields as given', async (method) => {
    const { url, seen } = await server((socket) => void socket.write('HTTP/1.1 204 N\r\n\r\n'));
    await client().send(request(method, url, { fields }), PATIENT);
    expect(seen[0]?.text).toContain(`\r\n${written}`);
  });

  it.each(['GET', 'DELETE', 'POST', 'PUT'])('%s goes out with its body', async (method) => {
    const { url, seen } = await server((socket) => void socket.write('HTTP/1.1 204 N\r\n\r\n'));
    const body = Buffer.from([0, 255, 13, 10]);
    await client().send(request(method, url, { body }), PATIENT);
    expect(seen[0]?.body).toEqual(body);
    expect(seen[0]?.text).toMatch(/\r\ncontent-length: 4\r\n/i);
  });

  it.each([
    ['', '/', 'an empty path is sent as a slash'],
    ['?q', '/?q', 'the same before a query'],
    ['/a/../b//c/.', '/a/../b//c/.', 'dots stay'],
    ['/%7e%2F%zz?a=%20&b=+|{}"<>', '/%7e%2F%zz?a=%20&b=+|{}"<>', 'encodings stay, right or wrong'],
    ['/\xe9', '/\xe9', 'Latin-1 stays'],
    ['/a#b', '/a', 'a fragment is not sent'],
  ])('path %j goes out as %j: %s', async (path, target) => {
    const { url, seen } = await server((socket) => void socket.write(OK));
    await client().send(request('GET', url + path), PATIENT);
    expect(seen[0]?.text.split('\r\n')[0]).toBe(`GET ${target} HTTP/1.1`);
  });

  it.each([
    ['no absolute URL', request('GET', '/x')],
    ['another scheme', request('GET', 'ftp://127.0.0.1/')],
    ['credentials in the URL', request('GET', 'http://a:b@127.0.0.1/')],
    ['a space in the path', request('GET', 'http://127.0.0.1:9/a b')],
    ['a line break in a value', request('GET', 'http://127.0.0.1:9/', { fields: [['A', 'b\r\nC: d']] })],
    ['a bad field name', request('GET', 'http://127.0.0.1:9/', { fields: [['A b', 'c']] })],
  ])('with %s is our own fault', async (_, wrong) => {
    await expect(client().send(wrong, PATIENT)).rejects.toMatchObject({ code: 'internal' });
  });

  it('to another origin than the one given is our own fault', async () => {
    const transport = createHttpClient({ origin: 'http://127.0.0.1:9' });
    await expect(transport.send(request('GET', 'http://127.0.0.1:10/'), PATIENT)).rejects.toMatchObject({ code: 'internal' });
  });

  it('to a port where nobody listens is refused', async () => {
    const sent = await client().send(request('POST', `http://127.0.0.1:${await freePort()}/`), PATIENT);
    expect(gist(sent)).toBe('refused/connect');
  });

  it('to a host without an address is refused', async () => {
    expect(gist(await client().send(request('GET', 'http://no-such-host.invalid/'), PATIENT))).toBe('refused/connect');
  });

  it('over TLS to a server that speaks none ends in the phase tls', async () => {
    const { port } = await server(
      () => undefined,
      (socket) => void socket.write('220 ready\r\n'),
    );
    expect(gist(await client().send(request('GET', `https://127.0.0.1:${port}/`), PATIENT))).toBe('tls/tls');
  });

  it('over TLS to a server that is silent runs into the deadline in the phase tls', async () => {
    const { port } = await server(() => undefined);
    expect(gist(await client().send(request('GET', `https://127.0.0.1:${port}/`), { deadline: 150 }))).toBe('timeout/tls');
  });

  it('that the server does not read runs into the deadline in the phase request', async () => {
    const { url } = await server(
      () => undefined,
      (socket) => void socket.pause(),
    );
    const body = Buffer.alloc(32 * 1024 * 1024);
    expect(gist(await client().send(request('PUT', url, { body }), { deadline: 300 }))).toBe('timeout/request');
  });
});

describe('a connection', () => {
  const answering: Script = (socket) => void socket.write(OK);

  it('is used again, after HEAD and for POST, too', async () => {
    const { url, connections } = await server(
      (socket, seen) => void socket.write(seen.text.startsWith('HEAD') ? OK.replace('hello', '') : OK),
    );
    const transport = client();
    for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'GET']) {
      expect(await transport.send(request(method, url), PATIENT)).toMatchObject({ kind: 'response' });
    }
    expect(connections()).toBe(1);
  });

  it('is new when asked for', async () => {
    const { url, connections } = await server(answering);
    const transport = client();
    for (let i = 0; i < 3; i++) await transport.send(request('GET', url), { ...PATIENT, freshConnection: true });
    expect(connections()).toBe(3);
  });

  it('is not used again after Connection: close or HTTP/1.0', async () => {
    const { url, connections } = await server(
      (socket, { number }) => void socket.write(number === 0 ? OK.replace('\r\n', '\r\nConnection: close\r\n') : OK.replace('1.1', '1.0')),
    );
    const transport = client();
    for (let i = 0; i < 3; i++) expect(gist(await transport.send(request('GET', url), PATIENT))).toBe('200 hello');
    expect(connections()).toBe(3);
  });

  it('keeps to the number allowed', async () => {
    let now = 0;
    let most = 0;
    const { url, connections } = await server(async (socket) => {
      most = Math.max(most, ++now);
      await pause(5);
      now--;
      socket.write(OK);
    });
    const transport = client({ connections: 3 });
    const sent = await Promise.all(Array.from({ length: 20 }, (_, i) => transport.send(request(i % 2 ? 'GET' : 'POST', url), PATIENT)));
    expect(new Set(sent.map(gist))).toEqual(new Set(['200 hello']));
    expect(most).toBe(3);
    expect(connections()).toBe(3);
  });

  it('closed while idle costs nothing', async () => {
    const { url, seen } = await server((socket) => {
      socket.write(OK);
      setTimeout(() => socket.end(), 20);
    });
    const transport = client();
    for (const method of ['GET', 'POST', 'GET', 'POST']) {
      expect(gist(await transport.send(request(method, url), PATIENT))).toBe('200 hello');
      await pause(60);
    }
    expect(seen).toHaveLength(4);
  });

  // A server that drops its idle connection at the very moment of the next request, as load balancers do.
  const dropping: Script = (socket, { number }) => (number === 1 ? void socket.destroy() : void socket.write(OK));

  it('dropped at the next request: a GET is sent once more, on a new one', async () => {
    const { url, seen } = await server(dropping);
    const transport = client();
    await transport.send(request('GET', url), PATIENT);
    expect(gist(await transport.send(request('GET', url), PATIENT))).toBe('200 hello');
    expect(seen.map(({ connection }) => connection)).toEqual([0, 0, 1]);
  });

  it.each(['POST', 'PUT', 'DELETE'])(
    'dropped at the next request: a %s is never sent twice, and the next one gets a new connection',
    async (method) => {
      const { url, seen } = await server(dropping);
      const transport = client();
      await transport.send(request('GET', url), PATIENT);
      expect(gist(await transport.send(request(method, url), PATIENT))).toBe('reset/head');
      expect(seen).toHaveLength(2);
      await transport.send(request(method, url), PATIENT);
      await transport.send(request(method, url), PATIENT);
      expect(seen.map(({ connection }) => connection)).toEqual([0, 0, 1, 2]);
    },
  );

  it('that is new and gets no answer is not tried again', async () => {
    const { url, seen } = await server((socket) => void socket.destroy());
    expect(gist(await client().send(request('GET', url), PATIENT))).toBe('reset/head');
    expect(seen).toHaveLength(1);
  });

  it('idle for long is not trusted with a POST', async () => {
    const { url, seen } = await server(answering);
    const transport = client();
    await transport.send(request('GET', url), PATIENT);
    await pause(1100);
    await transport.send(request('GET', url), PATIENT);
    await pause(1100);
    await transport.send(request('POST', url), PATIENT);
    expect(seen.map(({ connection }) => connection)).toEqual([0, 0, 1]);
  });

  it.each([0, 1, 5])('with stray bytes %i ms after the response does not spoil the next exchange', async (delay) => {
    const { url } = await server(async (socket) => {
      socket.write(OK);
      await pause(delay);
      socket.write('stray');
    });
    const transport = client();
    for (const method of ['GET', 'POST', 'GET', 'POST', 'DELETE', 'GET']) {
      expect(gist(await transport.send(request(method, url), PATIENT))).toMatch(/^200 hello( bytes-after-body)?$/);
    }
  });

  it('with stray bytes in front of the response to a POST: they are read over', async () => {
    const { url, seen } = await server((socket, { number }) => void socket.write(number === 0 ? OK : `stray\r\nbytes${OK}`));
    const transport = client();
    await transport.send(request('GET', url), PATIENT);
    expect(gist(await transport.send(request('POST', url), PATIENT))).toBe('200 hello');
    expect(seen).toHaveLength(2);
  });

  it('keeps the bytes of 200 exchanges at once apart', async () => {
    const { url } = await server(async (socket, seen) => {
      const id = /GET \/(\d+)/.exec(seen.text)?.[1] ?? '';
      const text = `${id} `.repeat(100 + Number(id));
      const half = text.length >> 1;
      socket.write(`HTTP/1.1 200 OK\r\nX-Id: ${id}\r\nContent-Length: ${text.length}\r\n\r\n${text.slice(0, half)}`);
      await pause(Number(id) % 7);
      socket.write(text.slice(half));
    });
    const transport = client();
    await Promise.all(
      Array.from({ length: 200 }, async (_, id) => {
        const sent = await transport.send(request('GET', `${url}/${id}`), PATIENT);
        expect(gist(sent)).toBe(`200 ${`${id} `.repeat(100 + id)}`);
      }),
    );
  });
});

describe('the caller', () => {
  it('ends an exchange, and one that waits for a connection, with a signal', async () => {
    const { url } = await server(() => undefined);
    const transport = client({ connections: 1 });
    const control = new AbortController();
    const reason = new Error('enough');
    const both = [0, 1].map(() => transport.send(request('GET', url), { ...PATIENT, signal: control.signal }));
    setTimeout(() => control.abort(reason), 30);
    for (const one of both) await expect(one).rejects.toBe(reason);
    await expect(transport.send(request('GET', url), { ...PATIENT, signal: control.signal })).rejects.toBe(reason);
  });

  it('ends all exchanges by closing the transport', async () => {
    const { url } = await server(() => undefined);
    const transport = client();
    const sent = transport.send(request('GET', url), PATIENT);
    setTimeout(() => void transport.close(), 30);
    await expect(sent).rejects.toMatchObject({ code: 'internal' });
    await expect(transport.send(request('GET', url), PATIENT)).rejects.toMatchObject({ code: 'internal' });
  });
});
