import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageReader, type ReadResult, readMessage } from './message-reader.js';

const METHODS = ['GET', 'HEAD', 'POST'];

/** Bytes that look enough like HTTP to get past the first line. */
const likeHttp = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'HTTP/1.1 200 OK\r\n',
        'HTTP/1.0 204 N\r\n',
        'HTTP/1.1 100 C\r\n\r\n',
        'Content-Length: 5\r\n',
        'Content-Length: 7, 5\n',
        'Content-Length: x\r\n',
        'Transfer-Encoding: chunked\r\n',
        '\r\n',
        '\n',
        '\r',
        ' ',
        ':',
        '5\r\nhello\r\n',
        '0\r\n\r\n',
        'hello',
      ),
      fc.string({ unit: 'binary', maxLength: 10 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => Buffer.from(parts.join(''), 'latin1'));
const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), likeHttp);
const options = fc.record({ method: fc.constantFrom(...METHODS), ended: fc.boolean(), resync: fc.boolean() });

/** A well-formed message, and what a reader owes for it. */
const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/);
const value = fc.stringMatching(/^[\x21-\x7e\x80-\xff]([\t\x20-\x7e\x80-\xff]{0,20}[\x21-\x7e\x80-\xff])?$/);
const framingFields = new Set(['content-length', 'transfer-encoding']);
const wellFormed = fc
  .record({
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.0'),
    status: fc.integer({ min: 200, max: 999 }).filter((status) => status !== 204 && status !== 304),
    reason: fc.stringMatching(/^[\t\x20-\x7e\x80-\xff]{0,20}$/),
    fields: fc.array(
      fc.tuple(token, fc.oneof(fc.constant(''), value)).filter(([name]) => !framingFields.has(name.toLowerCase())),
      { maxLength: 8 },
    ),
    body: fc.uint8Array({ maxLength: 200 }),
    framing: fc.constantFrom('length', 'chunked', 'close'),
    interim: fc.constantFrom('', 'HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 103 Hints\r\nLink: x\r\n\r\n'),
    chunk: fc.integer({ min: 1, max: 50 }),
    blanks: fc.constantFrom('', ' ', '\t ', '  '),
  })
  .map(({ version, status, reason, fields, body, framing, interim, chunk, blanks }) => {
    const all: [string, string][] = [...fields];
    if (framing === 'length') all.push(['Content-Length', String(body.length)]);
    if (framing === 'chunked') all.push(['Transfer-Encoding', 'chunked']);
    const lines = all.map(([name, text]) => `${name}:${blanks}${text}${blanks}\r\n`).join('');
    const parts = [Buffer.from(`${interim}${version} ${status} ${reason}\r\n${lines}\r\n`, 'latin1')];
    if (framing !== 'chunked') parts.push(Buffer.from(body));
    else {
      for (let at = 0; at < body.length; at += chunk) {
        const piece = body.subarray(at, at + chunk);
        parts.push(Buffer.from(`${piece.length.toString(16)};x="y"\r\n`), Buffer.from(piece), Buffer.from('\r\n'));
      }
      parts.push(Buffer.from('00\r\nTrailer: x\r\n\r\n'));
    }
    return {
      wire: Buffer.concat(parts),
      response: { version, status, reason, fields: all, body: Buffer.from(body), framing: [] },
      framing,
    };
  });

/** The same bytes in pieces of the sizes given. */
function inPieces(wire: Uint8Array, sizes: readonly number[], given: { method: string; ended: boolean; resync?: boolean }): ReadResult {
  const reader = new MessageReader(given);
  let at = 0;
  for (let i = 0; at < wire.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    reader.push(wire.subarray(at, at + size));
    at += size;
  }
  if (given.ended) reader.end();
  return reader.result();
}

describe('the reader', () => {
  it('never throws, and says where it stands', () => {
    fc.assert(
      fc.property(bytes, options, (wire, given) => {
        const result = readMessage(wire, given);
        if (result.kind === 'message') expect(result.rest).toBeLessThanOrEqual(wire.length);
        else expect(['head', 'body']).toContain(result.phase);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads well-formed messages as they were made, in any method that has a body', () => {
    fc.assert(
      fc.property(wellFormed, ({ wire, response }) => {
        expect(readMessage(wire, { method: 'GET', ended: true })).toEqual({ kind: 'message', response, rest: 0 });
      }),
      { numRuns: 1000 },
    );
  });

  it('reads bytes in pieces as it reads them whole', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          wellFormed.map(({ wire }) => wire),
        ),
        options,
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }),
        (wire, given, sizes) => {
          const whole = readMessage(wire, given);
          const pieces = inPieces(wire, sizes, given);
          expect(pieces.kind).toBe(whole.kind);
          // The words of a refusal may quote the first bytes or the whole line, whichever was there.
          if (whole.kind === 'message') expect(pieces).toEqual(whole);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('finds every cut of a well-formed message incomplete, unless its end is the close', () => {
    fc.assert(
      fc.property(
        wellFormed.filter(({ framing }) => framing !== 'close'),
        fc.nat(),
        ({ wire }, at) => {
          const cut = wire.subarray(0, at % wire.length);
          expect(readMessage(cut, { method: 'GET', ended: true }).kind).toBe('incomplete');
          expect(readMessage(cut, { method: 'GET', ended: false }).kind).toBe('incomplete');
        },
      ),
    );
  });

  it('counts what follows a message', () => {
    fc.assert(
      fc.property(
        wellFormed.filter(({ framing }) => framing !== 'close'),
        fc.uint8Array({ minLength: 1, maxLength: 50 }),
        ({ wire, response }, more) => {
          const result = readMessage(Buffer.concat([wire, more]), { method: 'GET', ended: false });
          const framing = [{ code: 'bytes-after-body', detail: expect.any(String) }];
          expect(result).toEqual({ kind: 'message', response: { ...response, framing }, rest: more.length });
        },
      ),
    );
  });

  it.each([
    ['spaces in a value', `HTTP/1.1 200 OK\r\nX: a${' '.repeat(500_000)}b\r\n\r\n`],
    ['spaces after the status', `HTTP/1.1 200${' '.repeat(500_000)}\r\n\r\n`],
    ['folds', `HTTP/1.1 200 OK\r\nX: a\r\n${' b\r\n'.repeat(200_000)}\r\n`],
    ['lengths', `HTTP/1.1 200 OK\r\nContent-Length: ${'5,'.repeat(300_000)}5\r\n\r\nhello`],
    ['zeros in a chunk size', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'0'.repeat(500_000)}x`],
    ['blanks after a chunk size', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5${' '.repeat(500_000)}x\r\n`],
  ])('takes linear time over many %s', (_, text) => {
    const start = performance.now();
    readMessage(Buffer.from(text), { method: 'GET', ended: true });
    inPieces(Buffer.from(text), [997], { method: 'GET', ended: true });
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
