/** Decisions on HTTP itself: version, header fields, status codes that do not depend on OCCI content (GFD.223 section 5). */
import { STATUS_CODES } from 'node:http';
import type { HeaderField } from '../../message.js';
import { fieldValues } from '../../message.js';
import { type AnswerHead, type Choice, type Context, choose } from '../context.js';
import { type Outcome, Refusal } from '../outcome.js';

export interface ProtocolBehaviour {
  /** Host in the URLs that the server hands out; a name or address of loopback. */
  hostName: string;
  /** Path of the service, with a slash at the end; all paths that the server hands out begin with it. */
  basePath: string;
  /** Value of the Server field, or undefined for none; asked on every answer, also when the request could not be read. */
  serverField: (answer: AnswerHead) => string | undefined;
  /** Value of the Accept field of answers, or undefined for none (section 5.2). */
  acceptField: (answer: AnswerHead) => string | undefined;
  /** Value of Content-Type for a payload or error message of that type. */
  contentTypeField: (answer: AnswerHead, mediaType: string) => string | undefined;
  /** Value of the Allow field of a 405, or undefined for none. */
  allowField: (context: Context, methods: readonly string[]) => string | undefined;
  /** Value of Location for the path of an instance. */
  locationField: (context: Context, path: string) => string | undefined;
  /** Last say in which order and spelling the fields leave; content is decided elsewhere. */
  arrangeFields: (answer: AnswerHead, fields: readonly HeaderField[]) => readonly HeaderField[];
  /** Reason phrase; the empty string for none. */
  reason: (answer: AnswerHead) => string;
  httpVersion: '1.1' | '1.0';
  /** Body in chunks, without Content-Length. */
  chunked: Choice<boolean>;
  /** Whether the connection stays open for the next request. */
  keepsConnection: Choice<boolean>;
  /** The highest OCCI version among the tokens of User-Agent, as major and minor number. */
  clientVersion: (context: Context) => readonly [major: number, minor: number] | undefined;
  /** Whether the request announces a version above the server's. */
  isVersionTooHigh: (context: Context) => boolean;
  versionTooHighStatus: Choice<number>;
  methodNotAllowedStatus: Choice<number>;
  /** What is done with a method that its target does not have; refuses it. `methods` are those that it has. */
  undefinedMethod: (context: Context, methods: readonly string[]) => Outcome;
  notFoundStatus: Choice<number>;
  /** For an instance that was there once. */
  goneStatus: Choice<number>;
  /** Bytes of a request body. */
  bodyLimit: number;
  bodyTooLargeStatus: number;
  /** For what is no HTTP. */
  unparsableStatus: number;
  /** Last say on a refusal: another status, further fields. */
  refusal: (context: Context, refusal: Refusal) => Refusal;
  /** Whether an answer with that status has a body (RFC 7230 section 3.3.3). */
  hasBody: (status: number) => boolean;
  /** Media type of that message. */
  errorType: string;
  /** Body of an error answer, a sentence for people; empty for none. */
  errorMessage: (context: Context | undefined, refusal: Refusal) => string;
  /** After how many further requests reads show a write. */
  lag: Choice<number>;
  /** Whether a write that is refused leaves behind what it had done so far. */
  keepsRefusedWrites: Choice<boolean>;
}

export function protocolBehaviour(): ProtocolBehaviour {
  return {
    hostName: '127.0.0.1',
    basePath: '/',
    serverField: () => 'occi-reference/1.0 OCCI/1.2',
    acceptField: () => 'text/plain, text/occi+plain, text/occi, text/uri-list, application/occi+json',
    contentTypeField: (_answer, mediaType) => mediaType,
    allowField: (_context, methods) => methods.join(', '),
    locationField: (context, path) => context.behaviour.rendering.url(context, path),
    arrangeFields: (_answer, fields) => fields,
    reason: (answer) => STATUS_CODES[answer.status] ?? '',
    httpVersion: '1.1',
    chunked: false,
    keepsConnection: true,
    clientVersion: (context) => highestVersion(fieldValues(context.request.fields, 'User-Agent').join(' ')),
    isVersionTooHigh: (context) => {
      const [major, minor] = context.behaviour.protocol.clientVersion(context) ?? [0, 0];
      return major > 1 || (major === 1 && minor > 2);
    },
    versionTooHighStatus: 501,
    methodNotAllowedStatus: 405,
    undefinedMethod: (context, methods) => {
      const { protocol } = context.behaviour;
      const allow = protocol.allowField(context, methods);
      throw new Refusal(
        choose(protocol.methodNotAllowedStatus, context),
        `${context.request.method} is not defined here`,
        allow === undefined ? [] : [['Allow', allow]],
      );
    },
    notFoundStatus: 404,
    goneStatus: 404,
    bodyLimit: 1024 * 1024,
    bodyTooLargeStatus: 413,
    unparsableStatus: 400,
    refusal: (_context, refusal) => refusal,
    hasBody: (status) => status !== 204 && status !== 304,
    errorType: 'text/plain',
    errorMessage: (_context, refusal) => `${refusal.message}\r\n`,
    lag: 0,
    keepsRefusedWrites: false,
  };
}

/** The highest `OCCI/X.Y` among product tokens, compared as numbers (GFD.223 section 5.3). */
export function highestVersion(products: string): readonly [number, number] | undefined {
  const versions = [...products.matchAll(/(?<=^|[ \t])OCCI\/(\d{1,9})\.(\d{1,9})(?=$|[ \t])/g)].map((m): readonly [number, number] => [
    Number(m[1]),
    Number(m[2]),
  ]);
  return versions.sort((a, b) => b[0] - a[0] || b[1] - a[1])[0];
}
