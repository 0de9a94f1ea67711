/** Requests as the suite sends them: which fields every one carries, and the URL with its query. */
import type { HttpRequest } from '../../http/exchange.js';
import { fieldValue, type HeaderField } from '../../message.js';
import type { Rendered } from '../../occi/serialize.js';
import { PACKAGE } from '../../spec/package.js';

export interface RequestParts {
  method: string;
  url: string;
  /** Value of Accept; none is sent when undefined. */
  accept?: string | undefined;
  /** Content with its media type. */
  content?: Rendered | undefined;
  /** Version to announce; undefined: no OCCI token in User-Agent. */
  clientVersion: string | undefined;
  /** Put in the place of fields of the same name, or added. */
  headers?: readonly HeaderField[] | undefined;
  /** Names of fields to leave out. */
  omit?: readonly string[] | undefined;
}

const encoder = new TextEncoder();

/**
 * The request in full. The version is announced in User-Agent (GFD.223 section 5.3), Accept names the rendering wanted,
 * and Content-Type stands with any payload, also with one in header fields (section 5.1).
 */
export function buildRequest(parts: RequestParts): HttpRequest {
  const agent = `${PACKAGE.name}/${PACKAGE.version}${parts.clientVersion === undefined ? '' : ` OCCI/${parts.clientVersion}`}`;
  const own: HeaderField[] = [['User-Agent', agent]];
  if (parts.accept !== undefined) own.push(['Accept', parts.accept]);
  if (parts.content !== undefined) own.push(['Content-Type', parts.content.contentType]);
  const replaced = new Set([...(parts.headers ?? []).map(([n]) => n.toLowerCase()), ...(parts.omit ?? []).map((n) => n.toLowerCase())]);
  const fields = [...own.filter(([n]) => !replaced.has(n.toLowerCase())), ...(parts.headers ?? []), ...(parts.content?.fields ?? [])];
  const body = parts.content?.body;
  return { method: parts.method, url: parts.url, fields, ...(body === undefined || body === '' ? {} : { body: encoder.encode(body) }) };
}

/** A request from raw header lines and body, nothing added but the version (test language, `raw`). */
export function rawRequest(
  method: string,
  url: string,
  lines: readonly string[],
  body: Uint8Array | undefined,
  clientVersion: string | undefined,
): HttpRequest {
  const fields = lines.map((line): HeaderField => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const agent: HeaderField[] =
    fieldValue(fields, 'User-Agent') === undefined
      ? [['User-Agent', `${PACKAGE.name}/${PACKAGE.version}${clientVersion === undefined ? '' : ` OCCI/${clientVersion}`}`]]
      : [];
  return { method, url, fields: [...agent, ...fields], ...(body === undefined ? {} : { body }) };
}

/** URL with a query added, names and values percent-encoded, in the order given. */
export function withQuery(url: string, query: readonly (readonly [string, string])[]): string {
  if (query.length === 0) return url;
  const text = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return `${url}${url.includes('?') ? '&' : '?'}${text}`;
}
