/**
 * Takes secrets out of answers before anybody sees them. Framing has been judged by then. The same secret in the same form always gives
 * the same reference, and the reference is what a request holds, so that what was equal stays equal and verdicts are the same.
 */
import type { HeaderField } from '../message.js';
import type { HttpRequest, HttpResponse, Outcome, Transport } from './exchange.js';
import { base64Forms, escapedForms } from './secret-patterns.js';
import { type Secrets, secretReference } from './secrets.js';

/** Attributes whose values are private whoever set them, with their value as a quoted string; nothing is repeated before the name. */
const PRIVATE = /(publickey(?:\.data)?|public_key|user_?data|occi\.database\.token)("?\s*[=:]\s*")([^"\\]*(?:\\.[^"\\]*)*)"/gi;
const WHOLE_FIELDS = ['authorization', 'proxy-authorization', 'x-auth-token', 'x-subject-token', 'x-service-token'];
const PARAMETER_FIELDS = ['www-authenticate', 'proxy-authenticate', 'authentication-info', 'proxy-authentication-info'];
const PARAMETERS = /\b(nonce|nextnonce|cnonce|opaque|response|rspauth)(\s*=\s*)("[^"\\]*(?:\\.[^"\\]*)*"|[^\s,;]+)/gi;
/** What a server may not make us believe to be a secret of ours. */
const FORGED = /\{\{secret:/g;

/** A transport that gives answers without secrets. */
export function redacting(inner: Transport, secrets: Secrets): Transport {
  const redaction = new Redaction(secrets);
  return {
    async send(request, options) {
      redaction.sending(request);
      return redaction.outcome(await inner.send(request, options));
    },
    close: () => inner.close(),
  };
}

export class Redaction {
  readonly #patterns = new Map<string, { escaped: RegExp; base64: RegExp }>();
  /** Values of private attributes that the run made up itself: no secrets. */
  readonly #own = new Set<string>();
  /** Values of private attributes that the server told. */
  readonly #told = new Map<string, string>();

  constructor(private readonly secrets: Secrets) {}

  /** Looks at a request before it goes out: what it says of private attributes is known already. */
  sending(request: HttpRequest): void {
    const texts = [...request.fields.map(([, value]) => value), ...(request.body === undefined ? [] : [bytesText(request.body)])];
    for (const text of texts) for (const [, , , value = ''] of text.matchAll(PRIVATE)) this.#own.add(unescaped(value));
  }

  outcome(outcome: Outcome): Outcome {
    return outcome.kind === 'response'
      ? { ...outcome, response: this.response(outcome.response) }
      : { ...outcome, detail: this.text(outcome.detail) };
  }

  response(response: HttpResponse): HttpResponse {
    const before = bytesText(response.body);
    const after = this.text(before);
    return {
      ...response,
      version: this.text(response.version),
      reason: this.text(response.reason),
      fields: response.fields.map((field) => this.#field(field)),
      body: after === before ? response.body : Buffer.from(after, 'latin1'),
      framing: response.framing.map((fault) => ({ ...fault, detail: this.text(fault.detail) })),
    };
  }

  /** Text of bytes as Latin-1 without secrets. */
  text(text: string): string {
    if (text === '') return text;
    let clean = text.replace(FORGED, '{{secret?:');
    for (const { name, value } of this.secrets.all) {
      const { escaped, base64 } = this.#patternsOf(value);
      clean = clean
        .replace(escaped, (found) =>
          secretReference(/%[0-9A-Fa-f]{2}|\+|&[#a-z]/.test(found) && !value.includes(found) ? `${name}:escaped` : name),
        )
        .replace(base64, secretReference(`${name}:base64`));
    }
    return clean.replace(PRIVATE, (whole, attribute: string, between: string, value: string) => {
      if (value === '' || value.includes('{{secret:') || this.#own.has(unescaped(value))) return whole;
      return `${attribute}${between}${this.#reference(attribute.toLowerCase(), unescaped(value))}"`;
    });
  }

  #patternsOf(value: string): { escaped: RegExp; base64: RegExp } {
    const known = this.#patterns.get(value) ?? { escaped: escapedForms(value), base64: base64Forms(value) };
    this.#patterns.set(value, known);
    return known;
  }

  #reference(attribute: string, value: string): string {
    const known = this.#told.get(value) ?? secretReference(`${attribute}.${this.#told.size + 1}`);
    this.#told.set(value, known);
    return known;
  }

  #field([name, value]: HeaderField): HeaderField {
    const lower = name.toLowerCase();
    const shown = this.text(name);
    if (WHOLE_FIELDS.includes(lower)) return [shown, secretReference(lower)];
    const clean = this.text(value);
    if (lower === 'set-cookie' || lower === 'set-cookie2')
      return [shown, clean.replace(/^([^=;]*=)[^;]*/, `$1${secretReference('cookie')}`)];
    if (!PARAMETER_FIELDS.includes(lower)) return [shown, clean];
    return [
      shown,
      clean.replace(
        PARAMETERS,
        (_whole, parameter: string, between: string) => `${parameter}${between}"${secretReference(parameter.toLowerCase())}"`,
      ),
    ];
  }
}

function bytesText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** What a quoted string says, whether JSON or the text rendering wrote it. */
function unescaped(value: string): string {
  if (!value.includes('\\')) return value;
  try {
    const parsed: unknown = JSON.parse(`"${value}"`);
    return typeof parsed === 'string' ? parsed : value;
  } catch {
    return value.replace(/\\(.)/g, '$1');
  }
}
