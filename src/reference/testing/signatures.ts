/** Signs the requests of a tour as the users of a server that demands credentials. */
import { digestAuthenticator } from '../../http/auth/digest.js';
import { REFERENCE_USERS } from '../authentication.js';
import { send } from './client.js';
import type { Sign, Signatures } from './tour.js';

export function signaturesFor(scheme: 'basic' | 'digest'): Signatures {
  const of = scheme === 'basic' ? basic : digest;
  return { main: of('main', REFERENCE_USERS.main), second: of('second', REFERENCE_USERS.second), wrong: of('main', 'a wrong password') };
}

function basic(user: string, password: string): Sign {
  return async () => [['Authorization', `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`]];
}

function digest(user: string, password: string): Sign {
  const authenticator = digestAuthenticator({ user, password });
  return async (method, url) => {
    const request = { method, url, fields: [] };
    const known = await authenticator.authorise(request);
    if (known !== undefined) return [known];
    const { status, fields } = await send(url, 'GET');
    const response = { version: 'HTTP/1.1', status, reason: '', fields, body: new Uint8Array(), framing: [] };
    await authenticator.learn(request, undefined, response);
    const field = await authenticator.authorise(request);
    return field === undefined ? [] : [field];
  };
}
