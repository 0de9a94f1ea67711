/** Which parts of an answer an assertion was decided by, as far as its words tell: they are marked in the exchange. */
import type { Assertion, RecordedOutcome } from '../../record/format.js';
import { html, type Slot } from './markup.js';

/** What to mark in one response. */
export interface Marks {
  status: boolean;
  /** Names of fields, in lower case. */
  fields: ReadonlySet<string>;
  /** Names of fields that should have been there. */
  missing: readonly string[];
  /** Find what to mark in a body, or in a field that is not marked as a whole. */
  texts: readonly RegExp[];
}

export const NOTHING: Marks = { status: false, fields: new Set(), missing: [], texts: [] };

/** Marks of one text; more would mark all and nothing. */
const MOST = 30;

/** The marks for a response that decided these assertions; nothing for what passed. */
export function marksOf(outcome: RecordedOutcome, assertions: readonly Assertion[]): Marks {
  const deciding = assertions.filter(({ verdict }) => verdict !== 'pass');
  if (outcome.kind !== 'response' || deciding.length === 0) return NOTHING;
  const words = deciding.map(({ expected, got }) => `${expected}\n${got}`.toLowerCase()).join('\n');
  const names = [...new Set(outcome.fields.map(([name]) => name.toLowerCase()))];
  const said = `${outcome.status}${outcome.reason === '' ? '' : ` ${outcome.reason}`}`;
  return {
    status: deciding.some(({ expected, got }) => got.includes(said) || (/status/i.test(expected) && got.includes(`${outcome.status}`))),
    fields: new Set(names.filter((name) => mentions(words, name))),
    missing: [
      ...new Set(deciding.flatMap(({ got }) => [...got.matchAll(/\bno ([A-Z][A-Za-z0-9-]*) field\b/g)].map(([, name = '']) => name))),
    ],
    texts: deciding.flatMap(textsOf),
  };
}

/** The text with what the marks find in it marked. */
export function marked(text: string, { texts }: Marks): Slot {
  const found = texts.flatMap((pattern) =>
    [...text.matchAll(pattern)].slice(0, MOST).map((hit) => [hit.index, hit.index + hit[0].length] as const),
  );
  if (found.length === 0) return text;
  const parts: Slot[] = [];
  let at = 0;
  for (const [from, to] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1]).slice(0, MOST)) {
    if (from < at) continue;
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...parts, text.slice(at)];
}

/** `server: x`, `server header`, `server field`: the name alone may be an everyday word. */
function mentions(words: string, name: string): boolean {
  return [':', ' header', ' field'].some((after) => {
    for (let at = words.indexOf(name + after); at >= 0; at = words.indexOf(name + after, at + 1)) {
      if (!/[a-z0-9-]/.test(words.charAt(at - 1))) return true;
    }
    return false;
  });
}

/** URL, UUID, or identifier of a category. */
const REFERENCE = /https?:\/\/[^\s,;"<>]+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
/** Attribute with a value that was not expected. */
const ATTRIBUTE = /(?<![\w/.])([a-z][\w-]*(?:\.[\w-]+){2,})(?= (?:=|was|is)\b|=| = )/g;
const DEVIATION = /\b[a-z][a-z0-9-]+ in [a-z][a-z0-9-]*: (.+)$/s;

function textsOf({ expected, got }: Assertion): RegExp[] {
  const excerpt = DEVIATION.exec(got)?.[1];
  if (excerpt !== undefined) return excerptPattern(excerpt);
  const among = got.split('among them ').slice(1).join(' ');
  const references = [...new Set((among || got).match(REFERENCE) ?? [])].filter((one) => among !== '' || !expected.includes(one));
  const missing = new Set(got.split('missing ').slice(1).join(' ').match(REFERENCE) ?? []);
  const attributes = [...new Set([...got.matchAll(ATTRIBUTE)].map(([, name = '']) => name))];
  const state = /^state /.test(expected) && /^state /.test(got) ? [/(?<![\w.])[\w-]+(?:\.[\w-]+)*\.state(?![\w.])[^\r\n,;}]*/g] : [];
  return [
    ...references.filter((one) => !missing.has(one)).map((one) => literal(one, '(?![\\w-])')),
    ...attributes.map((name) => literal(name, '(?![\\w.-])[^\\r\\n,;}]*')),
    ...state,
  ];
}

/** Of text the excerpt itself; of JSON it begins with a pointer, whose last name is what can be found. */
function excerptPattern(excerpt: string): RegExp[] {
  const pointer = /^(\/[^\s]*)(?:\s+(.*))?$/s.exec(excerpt);
  if (pointer === null) {
    const text = excerpt.replace(/…( \(.*)?$/s, '').trim();
    return text.length < 2 ? [] : [literal(text)];
  }
  const name = pointer[1]
    ?.split('/')
    .filter((part) => !/^\d*$/.test(part))
    .at(-1);
  return name === undefined ? [] : [literal(`"${name.replaceAll('~1', '/').replaceAll('~0', '~')}"`)];
}

function literal(text: string, after = ''): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') + after, 'g');
}
