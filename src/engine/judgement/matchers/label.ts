/** Whether Content-Type names the rendering that an answer's OCCI payload is in (GFD.223 section 5.2). */
import { fieldValue, fieldValues, mediaTypeOf } from '../../../message.js';
import { parseAs } from '../../../occi/parse.js';
import { ENTITY_RENDERINGS, type EntityRendering, renderingOf } from '../../../occi/rendering.js';
import type { Exchange } from '../../interpretation/exchange.js';
import { type Finding, plain } from '../finding.js';

/** An answer without OCCI payload has nothing to be labelled, and is as it should be: an empty body, a message for people, a page. */
export function matchLabel(exchange: Exchange): Finding {
  const expected = 'Content-Type naming the rendering of the payload';
  const label = fieldValue(exchange.fields, 'Content-Type');
  const read = ENTITY_RENDERINGS.filter((rendering) => readsAs(rendering, exchange));
  if (read.length === 0) return plain(true, expected, 'no OCCI payload');
  const named = renderingOf(label);
  const ok = named === 'text/uri-list' ? readsAs(named, exchange) : read.some((rendering) => rendering === named);
  return plain(
    ok,
    expected,
    `${label === undefined ? 'no Content-Type' : `Content-Type: ${label}`} with a payload in ${read.join(' or ')}`,
  );
}

function readsAs(rendering: EntityRendering | 'text/uri-list', exchange: Exchange): boolean {
  // Fields of these names also accompany other renderings; they are the payload when the client asked for it or the server says so.
  if (rendering === 'text/occi' && !isInFields(exchange)) return false;
  const { payload } = parseAs(rendering, { fields: exchange.fields, body: exchange.body }, 'response');
  switch (payload.kind) {
    case 'none':
    case 'unintelligible':
      return false;
    case 'entity':
      // JSON of anybody may have a member of an entity
      return payload.entity.kind !== undefined;
    default:
      return true;
  }
}

function isInFields(exchange: Exchange): boolean {
  const asked = fieldValues(exchange.request.fields, 'Accept').some((value) => mediaTypeOf(value) === 'text/occi');
  return (asked && exchange.body.length === 0) || renderingOf(fieldValue(exchange.fields, 'Content-Type')) === 'text/occi';
}
