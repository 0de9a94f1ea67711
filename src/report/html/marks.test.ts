import { describe, expect, it } from 'vitest';
import type { HeaderField } from '../../message.js';
import type { Assertion, RecordedOutcome } from '../../record/format.js';
import { marked, marksOf } from './marks.js';
import { html } from './markup.js';

const response = (status: number, reason: string, fields: HeaderField[] = []): RecordedOutcome => ({
  kind: 'response',
  version: 'HTTP/1.1',
  status,
  reason,
  fields,
  framing: [],
});
const says = (expected: string, got: string, verdict: Assertion['verdict'] = 'fail'): Assertion => ({
  clauses: ['a'],
  verdict,
  expected,
  got,
});
const A = 'http://127.0.0.1:1/compute/4ed84442-a27f-4f66-adbf-894a599c5d8c';
const B = 'http://127.0.0.1:1/compute/9ca6b8a1-8b50-446c-87e9-40de154599b5';

/** What stands between marks. */
function hits(text: string, ...assertions: Assertion[]): string[] {
  const markup = html`${marked(text, marksOf(response(200, 'OK'), assertions))}`.toString();
  return [...markup.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, hit = '']) => hit.replaceAll('&quot;', '"').replaceAll('&#39;', "'"));
}

describe('marksOf', () => {
  it.each([
    ['another code', 'status 200', '204 No Content', 204, true],
    ['no content, said of the answer', 'an entity rendering', '204 No Content with no OCCI content', 204, true],
    ['a body, not the code', 'no members', `1 members: ${A}`, 200, false],
  ])('marks the status line when the status decided: %s', (_, expected, got, status, marks) => {
    expect(marksOf(response(status, status === 204 ? 'No Content' : 'OK'), [says(expected, got)]).status).toBe(marks);
  });

  it('marks a field that is named, not one whose name is an everyday word, and tells of one that is missing', () => {
    const fields: HeaderField[] = [
      ['Server', 'nginx'],
      ['Date', 'x'],
    ];
    const { fields: found, missing } = marksOf(response(200, 'OK', fields), [
      says('Server field containing OCCI/X.Y', 'Server: nginx; up to date'),
      says('a Location field', 'no Location field'),
    ]);
    expect([...found]).toEqual(['server']);
    expect(missing).toEqual(['Location']);
  });

  it('marks nothing for what passed, and nothing where nothing came', () => {
    expect(marksOf(response(200, 'OK'), [says('status 200', '200 OK', 'pass')])).toMatchObject({ status: false, texts: [] });
    expect(marksOf({ kind: 'timeout', phase: 'head', detail: '' }, [says('status 200', 'timeout')]).status).toBe(false);
  });
});

describe('marked', () => {
  it.each<[string, string, Assertion, string[]]>([
    ['the member that should be gone', `${A}\r\n${B}\r\n`, says(`members without ${A}`, `2 members: ${A}, ${B}; among them ${A}`), [A]],
    ['members where there should be none', `X-OCCI-Location: ${A}\n`, says('no members', `1 members: ${A}`), [A]],
    ['nothing of what is missing', `${B}`, says(`members including ${A}`, `no members; missing ${A}`), []],
    [
      'an attribute with its value, and none whose name only begins so',
      'X-OCCI-Attribute: occi.compute.cores=2\r\nX-OCCI-Attribute: occi.compute.cores.max=9',
      says('attribute occi.compute.cores = 1', 'occi.compute.cores = 2'),
      ['occi.compute.cores=2'],
    ],
    [
      'an attribute in JSON',
      '{"attributes":{"occi.compute.state":"active","x":1}}',
      says('vm unchanged', 'occi.compute.state was inactive, is active'),
      ['occi.compute.state":"active"'],
    ],
    [
      'the state',
      'X-OCCI-Attribute: occi.compute.state="inactive"',
      says('state active', 'state inactive'),
      ['occi.compute.state="inactive"'],
    ],
    [
      'what the parser stumbled over',
      "class='kind'; title=x",
      says('as the document has it', "class-single-quoted in category-value: 'kind'"),
      ["'kind'"],
    ],
    [
      'the member of JSON that a pointer names',
      '{"kind":1,"title":2}',
      says('as it has it', 'wrong-type in json-entity: /kind 1'),
      ['"kind"'],
    ],
    ['text that looks like a pattern', 'a(b)+', says('x', 'odd in value: a(b)+'), ['a(b)+']],
  ])('%s', (_, text, assertion, expected) => {
    expect(hits(text, assertion)).toEqual(expected);
  });

  it('loses nothing of the text', () => {
    const text = `<b>${A}\r\n${B}\r\n${A}`;
    const markup = html`${marked(text, marksOf(response(200, 'OK'), [says('no members', `2 members: ${A}, ${B}`)]))}`.toString();
    expect(markup.replaceAll(/<\/?mark>/g, '')).toBe(html`${text}`.toString());
  });
});
