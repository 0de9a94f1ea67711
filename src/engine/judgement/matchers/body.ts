/** Shape of a body, of JSON text and of field lists against what is expected. */
import { fieldValues } from '../../../message.js';
import type { Value } from '../../interpretation/value.js';
import { type Finding, plain, together } from '../finding.js';
import type { MatchContext } from './context.js';
import { matchLabel } from './label.js';
import { actualWords, expression, matchesValue, valueWords } from './values.js';

const decoder = new TextDecoder('utf-8');

/** `empty equals contains matches lineEnds`, on the body after content decoding; `labelled`, on the payload wherever it is. */
export function matchBody(expected: { readonly [relation: string]: Value }, context: MatchContext): Finding {
  const { exchange } = context;
  if (exchange.outcome.kind !== 'response') return plain(false, 'a body', exchange.ending);
  const { framing } = exchange.outcome;
  const text = decoder.decode(exchange.body);
  const got = text === '' ? 'an empty body' : `the body ${actualWords(text)}`;
  return together(
    Object.entries(expected).map(([relation, operand]) => {
      switch (relation) {
        case 'empty': {
          // What follows the head of an answer that has no body is none of it, and is sent all the same (RFC 7230 section 3.3).
          const sent = framing.find((f) => f.code === 'body-on-bodiless-status');
          const empty = exchange.body.length === 0 && sent === undefined;
          return plain(empty === operand, operand === true ? 'an empty body' : 'a body', sent === undefined ? got : sent.detail);
        }
        case 'labelled':
          return matchLabel(exchange);
        case 'equals':
          return plain(text === operand, `the body ${String(operand)}`, got);
        case 'contains':
          return plain(text.includes(String(operand)), `a body containing ${String(operand)}`, got);
        case 'matches':
          return plain(expression(String(operand)).matcher(text).find(), `a body matching ${String(operand)}`, got);
        case 'lineEnds':
          return plain(!/(^|[^\r])\n/.test(text) === (operand === 'crlf'), `line ends ${String(operand)}`, got);
        default:
          return plain(false, `the relation ${relation}`, 'no such relation of a body');
      }
    }),
  );
}

/** JSON Pointers (RFC 6901) to value matchers; `absent` for a member that must not be there. */
export function matchJson(pointers: { readonly [pointer: string]: Value }, context: MatchContext): Finding {
  const { exchange } = context;
  let document: unknown;
  try {
    document = JSON.parse(decoder.decode(exchange.body));
  } catch {
    return plain(false, 'a JSON body', exchange.body.length === 0 ? 'an empty body' : 'a body that is no JSON');
  }
  if (!exchange.ok) return plain(false, 'a JSON rendering', exchange.ending);
  return together(
    Object.entries(pointers).map(([pointer, expected]) => {
      const actual = at(document, pointer);
      const ok = matchesValue(actual, expected, { type: undefined, base: exchange.request.url });
      return plain(ok, `${pointer} ${valueWords(expected)}`, `${pointer} ${actualWords(actual)}`);
    }),
  );
}

function at(document: unknown, pointer: string): unknown {
  if (pointer === '') return document;
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => {
      if (Array.isArray(value)) return value[Number(part)];
      return typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string, unknown>)[part]
        : undefined;
    }, document);
}

/** Whether a text/occi answer repeats its OCCI fields instead of joining values by commas. */
export function matchFields(repeated: boolean, context: MatchContext): Finding {
  const names = ['Category', 'Link', 'X-OCCI-Attribute', 'X-OCCI-Location'];
  const twice = names.filter((name) => fieldValues(context.exchange.fields, name).length > 1);
  return plain(
    twice.length > 0 === repeated,
    repeated ? 'repeated fields' : 'one field per name, values joined by commas',
    twice.length > 0 ? `${twice.join(', ')} repeated` : 'no field repeated',
  );
}
