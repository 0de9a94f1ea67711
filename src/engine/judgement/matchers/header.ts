/** Header fields of an answer against what is expected of them. */
import { fieldValues, mediaTypeOf } from '../../../message.js';
import { renderingOf } from '../../../occi/rendering.js';
import { isList, type Value } from '../../interpretation/value.js';
import { type Finding, plain, together } from '../finding.js';
import type { MatchContext } from './context.js';
import { expression, matchesValue, valueWords } from './values.js';

/** Each named field has to be as asked. */
export function matchHeader(fields: { readonly [name: string]: Value }, context: MatchContext): Finding {
  return together(Object.entries(fields).map(([name, expected]) => matchField(name, expected, context)));
}

function matchField(name: string, expected: Value, context: MatchContext): Finding {
  const values = fieldValues(context.exchange.fields, name);
  const got = values.length === 0 ? `no ${name} field` : values.map((v) => `${name}: ${v}`).join(', ');
  return plain(holdsField(values, expected, context), fieldWords(name, expected), got);
}

function holdsField(values: readonly string[], expected: Value, context: MatchContext): boolean {
  if (expected === null || typeof expected !== 'object' || isList(expected)) return values.some((v) => v === expected);
  return Object.entries(expected as { readonly [relation: string]: Value }).every(([relation, operand]) => {
    switch (relation) {
      case 'present':
        return values.length > 0 === operand;
      case 'absent':
        return (values.length === 0) === operand;
      case 'product':
        return values.some((v) => products(v).some((p) => isProduct(p, String(operand))));
      case 'mediaType':
        return values.length > 0 && values.every((v) => holdsMediaType(v, operand, context));
      case 'accepts':
        // an Accept list that names at least one media type of OCCI
        return values.some((v) => v.split(',').some((item) => renderingOf(item) !== undefined));
      case 'matches':
        return values.some((v) => expression(String(operand)).matcher(v).find());
      default:
        return (
          values.length > 0 &&
          values.some((v) => matchesValue(v, { [relation]: operand }, { type: undefined, base: context.exchange.request.url }))
        );
    }
  });
}

/** Product tokens of a Server or User-Agent value; comments, which may nest, are left out (RFC 7231 section 5.5.3). */
function products(value: string): string[] {
  let depth = 0;
  let text = '';
  for (const c of value) {
    if (c === '(') depth++;
    if (depth === 0) text += c;
    if (c === ')' && depth > 0) {
      depth--;
      text += ' ';
    }
  }
  return text.split(/[ \t]+/).filter((token) => token !== '');
}

/** `OCCI` asks for OCCI/X.Y of any version, `OCCI/1.2` for exactly that token. */
function isProduct(token: string, wanted: string): boolean {
  if (wanted.includes('/')) return token === wanted;
  const [name, version, ...more] = token.split('/');
  return name === wanted && more.length === 0 && version !== undefined && /^[0-9]+\.[0-9]+$/.test(version);
}

function holdsMediaType(value: string, operand: Value, context: MatchContext): boolean {
  const type = mediaTypeOf(value);
  if (operand === 'occi') return renderingOf(value) !== undefined;
  if (operand === 'accepted') {
    const accepts = fieldValues(context.exchange.request.fields, 'Accept').flatMap((v) => v.split(','));
    return accepts.length === 0 || accepts.some((a) => admits(mediaTypeOf(a), value));
  }
  return isList(operand) ? operand.some((o) => o === type) : operand === type;
}

/** text/plain and text/occi+plain name one rendering, so either answers an Accept that admits the other. */
function admits(range: string | undefined, value: string): boolean {
  const type = mediaTypeOf(value);
  if (range === undefined || type === undefined) return false;
  if (range === '*/*' || range === type) return true;
  if (range.endsWith('/*')) return type.startsWith(range.slice(0, -1));
  const rendering = renderingOf(range);
  return rendering !== undefined && rendering === renderingOf(value);
}

function fieldWords(name: string, expected: Value): string {
  if (expected === null || typeof expected !== 'object') return `${name}: ${String(expected)}`;
  return Object.entries(expected as { readonly [relation: string]: Value })
    .map(([relation, operand]) => {
      if (relation === 'product') {
        const token = String(operand);
        return `${name} field containing ${token.includes('/') ? token : `${token}/X.Y`}`;
      }
      if (relation === 'present') return operand === true ? `a ${name} field` : `no ${name} field`;
      if (relation === 'absent') return operand === true ? `no ${name} field` : `a ${name} field`;
      if (relation === 'mediaType') {
        return operand === 'accepted'
          ? `${name} that the request's Accept admits`
          : `${name} naming ${operand === 'occi' ? 'a media type of OCCI' : valueWords(operand)}`;
      }
      if (relation === 'accepts') return `${name} naming a media type of OCCI`;
      return `${name} ${valueWords({ [relation]: operand })}`;
    })
    .join(' and ');
}
