import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderField } from '../message.js';
import type { RecordedRequest } from '../record/format.js';
import { HOSTILE } from '../record/testing/sample.js';
import { curlCommand } from './curl.js';

const request = (more: Partial<RecordedRequest> = {}): RecordedRequest => ({
  method: 'GET',
  url: 'https://cloud.example.org/compute/1',
  fields: [
    ['Accept', 'text/plain'],
    ['User-Agent', 'occi-conformance/0.1.0 OCCI/1.2'],
  ],
  ...more,
});

/** Runs the command in bash with a curl that only shows its arguments, and what came in by the pipe. */
function run(command: string): { words: Buffer[]; input: Buffer } {
  const stub = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; [ "$piped" ] && cat; true; }\n`;
  const piped = command.startsWith('printf') ? 'piped=1\n' : '';
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', stub + piped + command], {
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  });
  expect([status, stderr.toString()]).toEqual([0, '']);
  const words: Buffer[] = [];
  let rest = stdout;
  const last = piped === '' ? undefined : 1;
  for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
    const word = rest.subarray(0, end);
    words.push(word);
    rest = rest.subarray(end + 1);
    if (last !== undefined && /^https?:/.test(word.toString())) break;
  }
  return { words, input: rest };
}

const following = (words: Buffer[], option: string) => words.filter((_, i) => words[i - 1]?.toString() === option);
const latin1 = fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)) });

describe('curlCommand', () => {
  it('is plain for a plain request', () => {
    expect(curlCommand(request())).toBe(
      "curl -i -H 'Accept: text/plain' -H 'User-Agent: occi-conformance/0.1.0 OCCI/1.2' https://cloud.example.org/compute/1",
    );
  });

  it.each<[string, RecordedRequest, string | undefined, string]>([
    [
      'fields that curl would add of its own are taken back',
      request({ fields: [] }),
      undefined,
      'curl -i -H Accept: -H User-Agent: https://cloud.example.org/compute/1',
    ],
    ['HEAD', request({ method: 'HEAD' }), undefined, 'curl -I '],
    [
      'an empty value',
      request({
        fields: [
          ['Accept', ''],
          ['User-Agent', 'x'],
        ],
      }),
      undefined,
      "-H 'Accept;'",
    ],
    ['a file is not read', request({ method: 'POST' }), '@/etc/passwd', '--data-raw @/etc/passwd'],
    ['zsh looks up no command', request({ method: 'POST' }), '=ls', "--data-binary '=ls'"],
    ['curl expands no range', request({ url: 'http://a/[1-9]' }), undefined, '-g '],
    ['curl folds no path', request({ url: 'http://a/../b' }), undefined, '--path-as-is'],
    ['a URL is no option', request({ url: '-o/tmp/x' }), undefined, '--url -o/tmp/x'],
    [
      'a malformed field name is left out',
      request({
        fields: [
          ['@file', 'x'],
          ['Accept', 'a'],
          ['User-Agent', 'x'],
        ],
      }),
      undefined,
      '# 1 malformed field(s) left out',
    ],
    ['a large body stays in the record', request({ method: 'PUT', body: 'abc' }), 'x'.repeat(9000), '--data-binary @abc'],
  ])('%s', (_, sent, body, part) => {
    expect(curlCommand(sent, Buffer.from(body ?? ''))).toContain(part);
  });

  it('passes fields and body on byte by byte, and does nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('Accept', 'X-One'), fc.oneof(latin1, fc.constant(HOSTILE.replace(/[^\x01-\xff]/g, '')))), {
          maxLength: 3,
        }),
        fc.oneof(
          fc.uint8Array({ minLength: 1 }),
          latin1.map((text) => Buffer.from(`x${text}`, 'latin1')),
        ),
        (fields, body) => {
          const command = curlCommand(request({ method: 'POST', fields }), body);
          expect(command).toMatch(/^[\x20-\x7e]*$/);
          const { words, input } = run(command);
          const sent = following(words, '-H').map((word) => word.toString('latin1'));
          const due = fields.map(([name, value]: HeaderField) => (value.trim() === '' ? `${name};` : `${name}: ${value}`));
          expect(sent.slice(0, due.length)).toEqual(due);
          const inline = following(words, body[0] === 0x40 ? '--data-raw' : '--data-binary')[0];
          expect(Buffer.from(body).equals(body.includes(0) ? input : (inline ?? Buffer.alloc(0)))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
