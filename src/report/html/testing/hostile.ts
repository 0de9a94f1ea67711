/** Records in which whatever a target, an operator or a suite supplied is text of our choice. */
import { keyText } from '../../../record/format.js';
import type { RunRecord } from '../../../record/run-record.js';
import { sampleRecord } from '../../../record/testing/sample.js';
import { PROFILE_VERDICTS, VERDICTS } from '../../../record/verdict.js';

/** Ways out of HTML, and text that hides, reorders or never ends. */
export const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' onfocus=alert(3) autofocus x='",
  '</title></style></script><svg onload=alert(4)>',
  ']]><!-- --><a href="javascript:alert(5)">x</a>',
  'javascript:alert(6)',
  'data:text/html,<script>alert(7)</script>',
  '\u001b[31mred\u001b]0;title\u0007\u0000\u007f\u009b',
  'abc\u202Edlrow\u2066\u200B\uFEFF\uD800\u2028',
  'x'.repeat(3000),
  '<meta http-equiv=refresh content="0;url=http://127.0.0.1:1/">',
  '<base href=http://127.0.0.1:1/><link rel=stylesheet href=http://127.0.0.1:1/x.css>',
  '<form action=http://127.0.0.1:1/><input name=verdict><button id=find>',
  '&lt;b&gt; &amp;amp; &#x3c;',
];

/** Words of the format that a reader of records accepts only as they are, and what ties lines together. */
const FIXED = new Set<string>([
  ...VERDICTS,
  ...PROFILE_VERDICTS,
  ...['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY', 'IMPLIED', 'must', 'should', 'may'],
  ...['header', 'plan', 'body', 'exchange', 'case', 'rule', 'note', 'footer', 'poll'],
  ...['response', 'refused', 'timeout', 'reset', 'malformed', 'limit', 'tls', 'left-behind'],
  ...['discovery', 'probe', 'fixture', 'offered', 'not-offered', 'undetermined', 'absent'],
  ...['client-obligation', 'credentials', 'server', 'client'],
]);

/** The failing sample with every free string changed, the same string always to the same; ids and keys still refer to what they did. */
export function rewrittenRecord(change: (text: string) => string): RunRecord {
  const sample = sampleRecord({ failing: true });
  // The text of a key is made from the case's id, so it changes with it and not by itself.
  const keys = new Map(
    [...sample.exchanges.values()].map(({ key }) => [keyText(key), keyText({ ...key, case: change(key.case), step: change(key.step) })]),
  );
  const text = (value: string) => keys.get(value) ?? (FIXED.has(value) || /^[0-9a-f]{64}$/.test(value) ? value : change(value));
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value instanceof Map) return new Map([...value].map(([key, entry]) => [walk(key), walk(entry)]));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, walk(entry)]));
    return value;
  };
  // The walk keeps every type and shape, which the compiler cannot see.
  return walk(sample) as RunRecord;
}

/** Each free string followed by one of the attacks. */
export function hostileRecord(): RunRecord {
  const changed = new Map<string, string>();
  return rewrittenRecord((text) => {
    const known = changed.get(text) ?? `${text}${ATTACKS[changed.size % ATTACKS.length]}`;
    changed.set(text, known);
    return known;
  });
}
