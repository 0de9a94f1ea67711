/** Reads a message in any of the four renderings. Takes any bytes, never throws, and takes time linear in their number. */
import { fieldValue } from '../message.js';
import { Findings } from './findings.js';
import { decodeJson } from './json/decode.js';
import { jsonPayload } from './json/payload.js';
import type { Payload } from './model.js';
import { type Expected, type OcciMessage, type Parsed, type Rendering, renderingOf } from './rendering.js';
import { readBody } from './text/body.js';
import { bytesAsText } from './text/encoding.js';
import { noteFieldsBesideBody, readHeader } from './text/header.js';
import { textPayload } from './text/payload.js';
import { readUriList } from './text/uri-list.js';

type Role = 'request' | 'response';

/**
 * What the message says, read in the rendering that its Content-Type names. Without Content-Type, or with one of no OCCI rendering, the
 * rendering is undefined and the payload `none`. `expected` settles shapes that several readings fit (see text/payload.ts, json/payload.ts).
 */
export function parseMessage(message: OcciMessage, role: Role, expected?: Expected): Parsed {
  const rendering = renderingOf(fieldValue(message.fields, 'content-type'));
  if (rendering === undefined) return { rendering, payload: { kind: 'none' }, deviations: [], counted: {} };
  return parseAs(rendering, message, role, expected);
}

/** What the message says when read in that rendering, whatever its label. */
export function parseAs(rendering: Rendering, message: OcciMessage, role: Role, expected?: Expected): Parsed {
  const findings = new Findings();
  const payload = read(rendering, message, role, findings, expected);
  return { rendering, payload, deviations: findings.deviations, counted: findings.counted };
}

function read(rendering: Rendering, message: OcciMessage, role: Role, findings: Findings, expected: Expected | undefined): Payload {
  switch (rendering) {
    case 'text/occi':
      return textPayload(readHeader(message, role, findings), role, findings, expected);
    case 'text/plain': {
      noteFieldsBesideBody(message, 'text-body', findings);
      const entries = readBody(bytesAsText(message.body), findings);
      const content = findings.deviations.some(({ code }) => code === 'entry-malformed' || code === 'field-unknown');
      return entries.empty && content ? { kind: 'unintelligible' } : textPayload(entries, role, findings, expected);
    }
    case 'text/uri-list': {
      noteFieldsBesideBody(message, 'text-uri-list', findings);
      const locations = readUriList(bytesAsText(message.body), findings);
      return locations.length === 0 ? { kind: 'none' } : { kind: 'collection', locations, members: [] };
    }
    case 'application/occi+json': {
      noteFieldsBesideBody(message, 'json-text', findings);
      const decoded = decodeJson(message.body, findings);
      if (decoded.kind !== 'value') return { kind: decoded.kind === 'empty' ? 'none' : 'unintelligible' };
      return jsonPayload(decoded.value, role, findings, expected);
    }
  }
}
