/** Text that means harm to whoever prints it, wherever a server has a say. */

import { Refusal } from '../../../reference/outcome.js';
import { ATTACKS } from '../../../report/html/testing/hostile.js';
import type { Beast } from './beast.js';
import { altering, deviating, readsInstance } from './beast.js';

export const FORMULA = "=cmd|' /C calc'!A0";
const ALL = [...ATTACKS, FORMULA, '@SUM(1)', '-2+3', '%s%n', '{{secret:main.password}}', '${env:HOME}', '::set-output name=x::y', '\u202e'];

/** Puts a line of header fields behind the status line. */
function withFields(answer: Buffer, lines: Buffer): Buffer {
  const end = answer.indexOf('\r\n') + 2;
  return Buffer.concat([answer.subarray(0, end), lines, answer.subarray(end)]);
}

function withReason(answer: Buffer, reason: Buffer): Buffer {
  const end = answer.indexOf('\r\n');
  return Buffer.concat([answer.subarray(0, 'HTTP/1.1 200 '.length), reason, answer.subarray(end)]);
}

const bytes = (text: string) => Buffer.from(text.replace(/[\r\n]/g, ' '), 'utf8');
const attacks = ALL.map((text, n) => ({ text, n }));

/** Bodies that are no UTF-8, or hold what no text holds. */
const BODIES: [name: string, body: Buffer][] = [
  ['invalid UTF-8', Buffer.from([0x58, 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf8])],
  ['NUL', Buffer.from('X-OCCI-Attribute: occi.core.title="a\0b"\r\n')],
  ['ANSI escapes', Buffer.from('X-OCCI-Attribute: \u001b[2J\u001b]0;owned\u0007="x"\r\n')],
  ['all attacks in lines', Buffer.from(ALL.join('\r\n'))],
  [
    'all attacks as values',
    Buffer.from(ALL.map((text) => `X-OCCI-Attribute: occi.core.summary="${text.replaceAll('"', '\\"')}"`).join('\r\n')),
  ],
  ['all attacks as names', Buffer.from(ALL.map((text) => `X-OCCI-Attribute: ${text}="x"`).join('\r\n'))],
];

function withBody(answer: Buffer, body: Buffer): Buffer {
  const head = answer
    .toString('latin1', 0, answer.indexOf('\r\n\r\n') + 4)
    .replace(/content-length: \d+/i, `Content-Length: ${body.length}`);
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

export const content: Beast[] = [
  ...BODIES.map(
    ([name, body]): Beast => ({
      name: `instances are ${name}`,
      because: 'what is no rendering is no instance',
      start: () => altering((request, answer) => (readsInstance(request) ? withBody(answer, body) : answer)),
      ends: 'complete',
      shows: /"verdict":"(fail|inconclusive|blocked)"/,
    }),
  ),
  {
    name: 'attacks in fields',
    because: 'field values are shown in cards and exchanges',
    start: () =>
      altering((request, answer) =>
        withFields(
          answer,
          bytesOf(
            attacks
              .filter(({ n }) => n % 4 === request.number % 4)
              .map(({ text, n }) => Buffer.concat([Buffer.from(`X-Attack-${n}: `), bytes(text), Buffer.from('\r\n')])),
          ),
        ),
      ),
    ends: 'complete',
    shows: /field-syntax/,
  },
  {
    name: 'attacks in names of fields',
    because: 'what is no token is a fault of the message, and shown',
    start: () =>
      altering((_request, answer) =>
        withFields(answer, Buffer.from(attacks.map(({ text }) => `${text.replace(/[\r\n:]/g, ' ')}: 1\r\n`).join(''), 'utf8')),
      ),
    ends: 'complete',
    shows: /field-syntax/,
  },
  {
    name: 'attacks in reason phrases',
    because: 'they stand in reasons of verdicts',
    start: () =>
      altering((request, answer) => {
        const reason = bytes(ALL[request.number % ALL.length] ?? '');
        return withReason(readsInstance(request) ? Buffer.from('HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n') : answer, reason);
      }),
    ends: 'complete',
    shows: /500 /,
  },
  {
    name: 'attacks in categories',
    because: 'terms, titles and schemes name test cases and subjects',
    start: () =>
      deviating(({ rendering }) => {
        const { finish } = rendering;
        rendering.finish = (context, done, of) => {
          const finished = finish(context, done, of);
          if (of.kind !== 'categories' || context.output !== 'text/plain') return finished;
          const more = attacks.map(
            ({ text, n }) =>
              `Category: a${n}; scheme="http://example.org/${text.replaceAll('"', '')}#"; class="mixin"; title="${text.replaceAll('"', '\\"')}"; location="/${n}/"`,
          );
          return { ...finished, body: `${finished.body}${more.join('\r\n')}\r\n` };
        };
      }),
    ends: 'complete',
    shows: /"verdict":/,
  },
  {
    name: 'attacks in JSON',
    because: 'JSON carries every character by escapes',
    start: () =>
      deviating(({ rendering }) => {
        const { finish } = rendering;
        rendering.finish = (context, done, of) => {
          const finished = finish(context, done, of);
          if (context.output !== 'application/occi+json' || of.kind !== 'entity') return finished;
          const entity: unknown = JSON.parse(String(finished.body));
          return { ...finished, body: JSON.stringify({ ...(entity as object), ...Object.fromEntries(ALL.map((t) => [t, t])) }) };
        };
      }),
    ends: 'complete',
    shows: /"verdict":/,
  },
  {
    name: 'attacks as error messages',
    because: 'the words of a server stand in reports',
    start: () =>
      deviating(({ protocol, entities }) => {
        protocol.errorMessage = () => ALL.join('\r\n');
        protocol.errorType = 'text/html';
        entities.read = () => {
          throw new Refusal(500, '');
        };
      }),
    ends: 'complete',
    shows: /"verdict":"(blocked|inconclusive|fail)"/,
  },
];

function bytesOf(parts: readonly Buffer[]): Buffer {
  return Buffer.concat(parts);
}
