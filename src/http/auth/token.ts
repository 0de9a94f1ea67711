/** A ready-made token in a field: bearer (RFC 6750), X-Auth-Token, or any other. */
import { latin1, type Secrets } from '../secrets.js';
import { type Authenticator, NOTHING } from './authenticator.js';

export interface TokenField {
  name: string;
  /** Before the token, e.g. `Bearer `. */
  prefix: string;
  /** The token as it is now; a file may have been renewed since. */
  read(): string;
}

/** Refused, the token is read again; the request is repeated when it is another one. */
export function tokenAuthenticator(principal: string, field: TokenField, secrets: Secrets): Authenticator {
  const { name, prefix, read } = field;
  const refresh = () => {
    const token = read();
    secrets.keep(principal, token);
    return token;
  };
  let token = refresh();
  const value = () => latin1(prefix + token);
  return {
    authorise: async () => [name, value()],
    async learn(_request, sent, response) {
      if (response.status !== 401) return NOTHING;
      if (sent?.[1] === value()) token = refresh();
      return { again: sent?.[1] !== value() };
    },
  };
}
