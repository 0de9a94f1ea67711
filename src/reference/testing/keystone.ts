/** A stand-in for OpenStack Keystone v3 with users main and second: tokens, scoped by project, that run out. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { type AuthOptions, REFERENCE_USERS } from '../authentication.js';

export interface KeystoneOptions {
  /** Projects of every user; with several a login has to name one. */
  projects?: readonly string[];
  /** Requests that a token is good for. */
  usesPerToken?: number;
}

export interface Keystone {
  url: string;
  /** How a server demands its tokens. */
  auth: AuthOptions;
  /** Tokens given out, secrets all of them. */
  tokens(): string[];
  /** Requests for tokens. */
  logins(): number;
  close(): Promise<void>;
}

export async function startKeystone({
  projects = ['demo'],
  usesPerToken = Number.POSITIVE_INFINITY,
}: KeystoneOptions = {}): Promise<Keystone> {
  const tokens = new Map<string, { user: string; scoped: boolean; uses: number }>();
  let logins = 0;
  const server = createServer((request, response) => {
    collect(request).then((body) => {
      const answer = answerTo(request, body);
      response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.fields });
      response.end(JSON.stringify(answer.content));
    });
  });

  function answerTo(request: IncomingMessage, body: string): { status: number; fields?: Record<string, string>; content: object } {
    if (request.url === '/v3/auth/projects') {
      const known = tokens.get(String(request.headers['x-auth-token']));
      return known === undefined
        ? { status: 401, content: {} }
        : { status: 200, content: { projects: projects.map((name) => ({ id: `id-of-${name}`, name })) } };
    }
    if (request.method !== 'POST' || request.url !== '/v3/auth/tokens') return { status: 404, content: {} };
    logins += 1;
    const { auth } = JSON.parse(body);
    const { password, token } = auth.identity;
    const user = token === undefined ? password.user.name : tokens.get(token.id)?.user;
    const right =
      token !== undefined ||
      (password.user.domain.name === 'Default' && REFERENCE_USERS[user as 'main' | 'second'] === password.user.password);
    if (user === undefined || !right)
      return { status: 401, content: { error: { message: 'The request you have made requires authentication.' } } };
    const project = auth.scope?.project;
    if (project !== undefined && !projects.some((name) => name === project.name || `id-of-${name}` === project.id))
      return { status: 401, content: {} };
    const value = randomBytes(20).toString('base64url');
    tokens.set(value, { user, scoped: project !== undefined, uses: 0 });
    const expires = new Date(Date.now() + 3_600_000).toISOString();
    return { status: 201, fields: { 'X-Subject-Token': value }, content: { token: { expires_at: expires } } };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    url,
    auth: {
      scheme: 'token',
      field: 'X-Auth-Token',
      prefix: '',
      challenge: `Keystone uri='${url}/v3'`,
      principalOf: (value) => {
        const token = tokens.get(value);
        if (token === undefined || !token.scoped || token.uses >= usesPerToken) return undefined;
        token.uses += 1;
        return token.user;
      },
    },
    tokens: () => [...tokens.keys()],
    logins: () => logins,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function collect(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
