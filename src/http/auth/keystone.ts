/**
 * OpenStack Keystone v3: a token for the target, found by the challenge `Keystone uri=…`, scoped to a project, renewed before it expires.
 * The login goes to the address that the operator names, or else to the target's own host: never to a host that a target merely names.
 */
import { fieldValue } from '../../message.js';
import type { HttpRequest, HttpResponse, Transport } from '../exchange.js';
import type { Secrets } from '../secrets.js';
import { type Authenticator, type Lesson, NOTHING } from './authenticator.js';
import { challengesIn } from './challenge.js';

export interface KeystoneOptions {
  user: string;
  password: string;
  domain?: string;
  project?: string;
  projectDomain?: string;
  url?: string;
}

export interface KeystoneWays {
  /** For the conversation with Keystone, which is not recorded. */
  transport: Transport;
  secrets: Secrets;
  /** Base URL of the service under test. */
  target: string;
  /** Milliseconds for one request. */
  deadline: number;
}

/** Renewed so many milliseconds before the end. */
const MARGIN = 30_000;

interface Token {
  value: string;
  /** Milliseconds since 1970; undefined when Keystone does not say. */
  expires: number | undefined;
}

/** What Keystone refused, in words without secrets. */
class Refused extends Error {}

export function keystoneAuthenticator(principal: string, options: KeystoneOptions, ways: KeystoneWays): Authenticator {
  let identity = options.url === undefined ? undefined : rootOf(options.url);
  let token: Token | undefined;
  let fetching: Promise<Token> | undefined;
  /** Asked once and refused: asking on and on locks accounts. */
  let refusal: string | undefined;

  const fetchToken = async (root: string): Promise<void> => {
    fetching ??= login(root, options, ways).finally(() => {
      fetching = undefined;
    });
    try {
      token = await fetching;
      ways.secrets.keep(principal, token.value);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      token = undefined;
      refusal = error.message;
    }
  };

  return {
    async authorise() {
      const due = token === undefined || (token.expires !== undefined && token.expires - MARGIN < Date.now());
      if (due && identity !== undefined && refusal === undefined) await fetchToken(identity);
      return token === undefined ? undefined : ['X-Auth-Token', token.value];
    },
    async learn(_request: HttpRequest, sent, response: HttpResponse): Promise<Lesson> {
      if (response.status !== 401) return NOTHING;
      if (refusal !== undefined) return { again: false, problem: refusal };
      const found = identity ?? identityOf(response, ways.target);
      if (typeof found !== 'string') return { again: false, problem: found.problem };
      identity = found;
      // another request may have brought a token since this one went out
      if (sent?.[1] === token?.value) await fetchToken(identity);
      return refusal === undefined ? { again: true } : { again: false, problem: refusal };
    },
  };
}

/** The identity service without version: v2.0 in a challenge means v3 beside it. */
function rootOf(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v[23](?:\.\d+)?$/, '');
}

function identityOf(response: HttpResponse, target: string): string | { problem: string } {
  const uri = challengesIn(response.fields)
    .find((c) => c.scheme === 'keystone')
    ?.parameters.get('uri');
  if (uri === undefined)
    return { problem: 'the server answers 401 without naming a Keystone; give its address as "url" under keystone in target.yaml' };
  if (!URL.canParse(uri)) return { problem: `the server names a Keystone at ${uri}, which is no URL` };
  const named = new URL(uri);
  const own = new URL(target);
  if (named.hostname !== own.hostname || (own.protocol === 'https:' && named.protocol !== 'https:')) {
    return {
      problem: `the server names a Keystone at ${named.origin}, which is another host or without TLS; if it may have the password, give it as "url" under keystone in target.yaml`,
    };
  }
  return rootOf(uri);
}

async function login(root: string, options: KeystoneOptions, ways: KeystoneWays): Promise<Token> {
  const { user, password, domain = 'Default', project, projectDomain = domain } = options;
  const methods = { methods: ['password'], password: { user: { name: user, domain: { name: domain }, password } } };
  if (project !== undefined) {
    return issue(root, { identity: methods, scope: { project: { name: project, domain: { name: projectDomain } } } }, ways);
  }
  const unscoped = await issue(root, { identity: methods }, ways);
  const projects = await projectsOf(root, unscoped.value, ways);
  const [only, ...others] = projects;
  if (only === undefined) return unscoped;
  if (others.length > 0) {
    throw new Refused(
      `the user has ${projects.length} projects (${projects.map((p) => p.name).join(', ')}); name one as "project" under keystone in target.yaml`,
    );
  }
  const again = { methods: ['token'], token: { id: unscoped.value } };
  return issue(root, { identity: again, scope: { project: { id: only.id } } }, ways);
}

async function issue(root: string, auth: object, ways: KeystoneWays): Promise<Token> {
  const response = await ask(`${root}/v3/auth/tokens`, 'POST', { auth }, undefined, ways);
  const value = fieldValue(response.fields, 'X-Subject-Token');
  if (response.status !== 201 && response.status !== 200)
    throw new Refused(`Keystone at ${root} answered ${response.status}: ${advice(response.status)}`);
  if (value === undefined) throw new Refused(`Keystone at ${root} gave no X-Subject-Token`);
  const expires = member(member(json(response), 'token'), 'expires_at');
  const until = typeof expires === 'string' ? Date.parse(expires) : Number.NaN;
  // a token that is over before it is used would be asked for without end
  return { value, expires: Number.isNaN(until) || until - MARGIN < Date.now() ? undefined : until };
}

function advice(status: number): string {
  return status === 401 || status === 403 ? 'user, password, domain or project are wrong' : 'see its log';
}

async function projectsOf(root: string, token: string, ways: KeystoneWays): Promise<{ id: string; name: string }[]> {
  ways.secrets.keep('keystone', token);
  const response = await ask(`${root}/v3/auth/projects`, 'GET', undefined, token, ways);
  const list = member(json(response), 'projects');
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    const id = member(one, 'id');
    const name = member(one, 'name');
    return typeof id === 'string' ? [{ id, name: typeof name === 'string' ? name : id }] : [];
  });
}

async function ask(
  url: string,
  method: string,
  content: object | undefined,
  token: string | undefined,
  ways: KeystoneWays,
): Promise<HttpResponse> {
  const outcome = await ways.transport.send(
    {
      method,
      url,
      fields: [
        ['Accept', 'application/json'],
        ...(content === undefined ? [] : [['Content-Type', 'application/json'] as const]),
        ...(token === undefined ? [] : [['X-Auth-Token', token] as const]),
      ],
      ...(content === undefined ? {} : { body: Buffer.from(JSON.stringify(content)) }),
    },
    { deadline: ways.deadline },
  );
  if (outcome.kind === 'response') return outcome.response;
  throw new Refused(`no answer from Keystone at ${url} (${outcome.kind} in phase ${outcome.phase}: ${outcome.detail})`);
}

function json(response: HttpResponse): unknown {
  try {
    return JSON.parse(Buffer.from(response.body).toString('utf8'));
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
