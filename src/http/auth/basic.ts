/** HTTP Basic (RFC 7617), sent at once and not only when asked for. */
import type { Secrets } from '../secrets.js';
import { type Authenticator, NOTHING } from './authenticator.js';

export interface UserPassword {
  user: string;
  password: string;
}

/** The token is kept as a secret of its own under the principal's name. */
export function basicAuthenticator(principal: string, { user, password }: UserPassword, secrets: Secrets): Authenticator {
  const token = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
  secrets.keep(principal, token);
  return {
    authorise: async () => ['Authorization', `Basic ${token}`],
    learn: async () => NOTHING,
  };
}
