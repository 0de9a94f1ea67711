/** Takes an absolute URL apart without changing a byte of its path and query. */
import { SuiteError } from '../errors.js';

export interface RequestTarget {
  /** Scheme, host and port, in the normal form of the URL standard. */
  origin: string;
  /** Path and query exactly as they stand in the URL: percent-encodings, dots and doubled slashes are what a test is about. */
  path: string;
}

const ABSOLUTE = /^(https?:\/\/[^/?#]+)([^#]*)/i;

/** Origin and request target; throws `internal` for a URL that is not an absolute http or https one. */
export function requestTarget(url: string): RequestTarget {
  const [, authority, rest] = ABSOLUTE.exec(url) ?? [];
  if (authority === undefined || rest === undefined || !URL.canParse(authority)) {
    throw new SuiteError('internal', `request [${url}]: not an absolute http URL`);
  }
  const { origin, username, password } = new URL(authority);
  // Credentials go by reference, never in a URL: those would end up in the record.
  if (username !== '' || password !== '') throw new SuiteError('internal', `request [${origin}]: the URL holds credentials`);
  return { origin, path: rest.startsWith('/') ? rest : `/${rest}` };
}
