/** Syntax of URIs (RFC 3986) and URI templates (RFC 6570), each decided in one pass over the string. */

/** Components by RFC 3986 section 3; undefined where the delimiter is absent. */
export interface UriParts {
  scheme: string | undefined;
  authority: string | undefined;
  path: string;
  query: string | undefined;
  fragment: string | undefined;
}

const UNRESERVED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';
const SUB_DELIMS = "!$&'()*+,;=";

const REG_NAME = new Set(UNRESERVED + SUB_DELIMS);
const USERINFO = new Set(`${UNRESERVED}${SUB_DELIMS}:`);
const PATH = new Set(`${UNRESERVED}${SUB_DELIMS}:@/`);
const QUERY = new Set(`${UNRESERVED}${SUB_DELIMS}:@/?`);

/** Whether the character is a hexadecimal digit. */
export function isHex(character: string | undefined): boolean {
  return character !== undefined && /^[0-9A-Fa-f]$/.test(character);
}

/** Whether the character is unreserved (RFC 3986 section 2.3). */
export function isUnreserved(character: string): boolean {
  return UNRESERVED.includes(character);
}

function consistsOf(text: string, allowed: ReadonlySet<string>): boolean {
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '%') {
      if (!isHex(text[i + 1]) || !isHex(text[i + 2])) return false;
      i += 2;
    } else if (!allowed.has(character)) return false;
  }
  return true;
}

/** The string cut at its delimiters (RFC 3986 appendix B); says nothing about the characters between them. */
export function uriParts(text: string): UriParts {
  let rest = text;
  let fragment: string | undefined;
  let query: string | undefined;
  let scheme: string | undefined;
  let authority: string | undefined;
  const hash = rest.indexOf('#');
  if (hash >= 0) {
    fragment = rest.slice(hash + 1);
    rest = rest.slice(0, hash);
  }
  const mark = rest.indexOf('?');
  if (mark >= 0) {
    query = rest.slice(mark + 1);
    rest = rest.slice(0, mark);
  }
  const colon = rest.indexOf(':');
  if (colon > 0 && /^[A-Za-z][A-Za-z0-9+.-]*$/.test(rest.slice(0, colon))) {
    scheme = rest.slice(0, colon);
    rest = rest.slice(colon + 1);
  }
  if (rest.startsWith('//')) {
    const end = rest.indexOf('/', 2);
    authority = rest.slice(2, end < 0 ? undefined : end);
    rest = end < 0 ? '' : rest.slice(end);
  }
  return { scheme, authority, path: rest, query, fragment };
}

/** The reverse of {@link uriParts} (RFC 3986 section 5.3). */
export function composeUri(parts: UriParts): string {
  const { scheme, authority, path, query, fragment } = parts;
  return (
    (scheme === undefined ? '' : `${scheme}:`) +
    (authority === undefined ? '' : `//${authority}`) +
    path +
    (query === undefined ? '' : `?${query}`) +
    (fragment === undefined ? '' : `#${fragment}`)
  );
}

/** Whether the text is an IPv4address of RFC 3986: four decimal octets without leading zeros. */
export function isIpv4(text: string): boolean {
  const octets = text.split('.', 5);
  return octets.length === 4 && octets.every((octet) => /^(0|[1-9][0-9]{0,2})$/.test(octet) && Number(octet) <= 255);
}

/** Whether the text is an IPv6address of RFC 3986 (no zone). */
export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const all = groups.flat();
  const last = all.at(-1);
  const dotted = last !== undefined && halves.at(-1) !== '' && isIpv4(last);
  const words = dotted ? all.slice(0, -1) : all;
  if (!words.every((word) => /^[0-9A-Fa-f]{1,4}$/.test(word))) return false;
  const length = words.length + (dotted ? 2 : 0);
  return halves.length === 2 ? length <= 7 : length === 8;
}

function isHost(host: string): boolean {
  if (!host.startsWith('[')) return consistsOf(host, REG_NAME);
  if (!host.endsWith(']')) return false;
  const literal = host.slice(1, -1);
  const future = /^[vV][0-9A-Fa-f]+\./.exec(literal);
  if (future === null) return isIpv6(literal);
  const rest = literal.slice(future[0].length);
  return rest !== '' && !rest.includes('%') && consistsOf(rest, USERINFO);
}

function isAuthority(authority: string): boolean {
  const at = authority.indexOf('@');
  if (at >= 0 && !consistsOf(authority.slice(0, at), USERINFO)) return false;
  const hostAndPort = authority.slice(at + 1);
  const port = hostAndPort.lastIndexOf(':');
  if (port < 0 || hostAndPort.endsWith(']')) return isHost(hostAndPort);
  return /^[0-9]*$/.test(hostAndPort.slice(port + 1)) && isHost(hostAndPort.slice(0, port));
}

/** Whether the text is a URI-reference: a URI or a relative reference (RFC 3986 section 4.1). The empty string is one. */
export function isUriReference(text: string): boolean {
  const { scheme, authority, path, query, fragment } = uriParts(text);
  if (authority !== undefined && !isAuthority(authority)) return false;
  if (scheme === undefined && authority === undefined) {
    const segment = path.split('/', 1)[0] ?? '';
    if (segment.includes(':')) return false;
  }
  return (
    consistsOf(path, PATH) && (query === undefined || consistsOf(query, QUERY)) && (fragment === undefined || consistsOf(fragment, QUERY))
  );
}

/** Whether the text is a URI, hence begins with a scheme (RFC 3986 section 3). */
export function isUri(text: string): boolean {
  return uriParts(text).scheme !== undefined && isUriReference(text);
}

/** Whether the text is an expression of RFC 6570, given without its braces. */
function isTemplateExpression(text: string): boolean {
  const list = /^[+#./;?&=,!@|]/.test(text) ? text.slice(1) : text;
  return list.split(',').every((item) => {
    const name = /^(.*?)(\*|:[1-9][0-9]{0,3})?$/s.exec(item)?.[1] ?? '';
    return name.split('.').every((part) => part !== '' && consistsOf(part, VARIABLE));
  });
}

const VARIABLE = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_');

/** Whether the text is a URI template (RFC 6570 section 2); a text without expressions can be one too. */
export function isUriTemplate(text: string): boolean {
  let i = 0;
  while (i < text.length) {
    const character = text.charAt(i);
    if (character === '{') {
      const end = text.indexOf('}', i);
      if (end < 0 || !isTemplateExpression(text.slice(i + 1, end))) return false;
      i = end + 1;
    } else if (character === '%') {
      if (!isHex(text[i + 1]) || !isHex(text[i + 2])) return false;
      i += 3;
    } else if (character <= ' ' || character === '\x7f' || '"\'<>\\^`|}'.includes(character)) return false;
    else i++;
  }
  return true;
}
