/** Locations: resolving references against a base and telling whether two of them name the same thing (RFC 3986). */
import { composeUri, isHex, isUnreserved, isUriReference, type UriParts, uriParts } from './uri.js';

export { isUriReference, isUriTemplate } from './uri.js';

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Takes out "." and ".." (RFC 3986 section 5.2.4), over a list of segments, so that long paths cost linear time. */
function withoutDotSegments(path: string): string {
  const absolute = path.startsWith('/');
  const output: string[] = [];
  const segments = path.split('/');
  if (absolute) segments.shift();
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1;
    if (segment === '.' || segment === '..') {
      if (segment === '..') output.pop();
      if (last) output.push('');
    } else output.push(segment);
  });
  return (absolute ? '/' : '') + output.join('/');
}

/** Percent-encodings in upper case, those of unreserved characters decoded (RFC 3986 sections 6.2.2.1 and 6.2.2.2). */
function withNormalEncoding(text: string): string {
  if (!text.includes('%')) return text;
  const output: string[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '%' && isHex(text[i + 1]) && isHex(text[i + 2])) {
      const character = String.fromCharCode(Number.parseInt(text.slice(i + 1, i + 3), 16));
      output.push(isUnreserved(character) ? character : text.slice(i, i + 3).toUpperCase());
      i += 2;
    } else output.push(text.charAt(i));
  }
  return output.join('');
}

function normalAuthority(authority: string, scheme: string): string {
  const at = authority.indexOf('@');
  const userinfo = authority.slice(0, at + 1);
  const hostAndPort = authority.slice(at + 1);
  const colon = hostAndPort.endsWith(']') ? -1 : hostAndPort.lastIndexOf(':');
  const host = colon < 0 ? hostAndPort : hostAndPort.slice(0, colon);
  const port = colon < 0 ? '' : hostAndPort.slice(colon + 1);
  const shown = port === '' || port === DEFAULT_PORTS[scheme] ? '' : `:${port}`;
  // Case first: an encoded letter becomes lower case as well, while the digits of other encodings become upper case again.
  return withNormalEncoding(userinfo) + withNormalEncoding(withNormalEncoding(host).toLowerCase()) + shown;
}

function normalParts(parts: UriParts): UriParts {
  const scheme = parts.scheme?.toLowerCase();
  const encoded = withNormalEncoding(parts.path);
  const path = scheme !== undefined && (parts.authority !== undefined || encoded.startsWith('/')) ? withoutDotSegments(encoded) : encoded;
  const authority = parts.authority === undefined ? undefined : normalAuthority(parts.authority, scheme ?? '');
  return {
    scheme,
    authority,
    // For http an empty path and "/" are equivalent (RFC 3986 section 6.2.3).
    path: path === '' && authority !== undefined && scheme !== undefined && Object.hasOwn(DEFAULT_PORTS, scheme) ? '/' : path,
    query: parts.query === undefined ? undefined : withNormalEncoding(parts.query),
    fragment: parts.fragment === undefined ? undefined : withNormalEncoding(parts.fragment),
  };
}

/** The reference in its normal form (RFC 3986 section 6.2.2, default ports of http and https); what is no URI-reference stays as it is. */
export function normalisedLocation(reference: string): string {
  return isUriReference(reference) ? composeUri(normalParts(uriParts(reference))) : reference;
}

function merged(base: UriParts, path: string): string {
  if (base.authority !== undefined && base.path === '') return `/${path}`;
  return base.path.slice(0, base.path.lastIndexOf('/') + 1) + path;
}

/**
 * The reference resolved against an absolute base (RFC 3986 section 5.2) and normalised. Case and trailing slash of the path stay.
 * Undefined when the reference is no URI-reference or the base no URI.
 */
export function resolveLocation(reference: string, base: string): string | undefined {
  if (!isUriReference(reference) || !isUriReference(base)) return undefined;
  const from = uriParts(base);
  if (from.scheme === undefined) return undefined;
  const to = uriParts(reference);
  if (to.scheme !== undefined) return composeUri(normalParts(to));
  if (to.authority !== undefined) return composeUri(normalParts({ ...to, scheme: from.scheme }));
  const path = to.path === '' ? from.path : to.path.startsWith('/') ? to.path : merged(from, to.path);
  const query = to.path === '' ? (to.query ?? from.query) : to.query;
  return composeUri(normalParts({ scheme: from.scheme, authority: from.authority, path, query, fragment: to.fragment }));
}

/** Whether two references are equivalent after normalisation; relative ones are compared as they stand. */
export function sameLocation(a: string, b: string): boolean {
  return a === b || normalisedLocation(a) === normalisedLocation(b);
}
