/** The secrets of a run: what stands for them in requests and in the record, and what they are. */
import { SuiteError } from '../errors.js';
import { fieldValue, type HeaderField, mediaTypeOf } from '../message.js';
import type { HttpRequest } from './exchange.js';

/** What stands for a secret: `{{secret:NAME}}`. */
export function secretReference(name: string): string {
  return `{{secret:${name}}}`;
}

/** Shorter ones turn up in answers by chance, so that redacting them would change what is judged. */
export const SHORTEST_SECRET = 8;

const REFERENCE = /\{\{secret:([^{}]+)\}\}/g;

export interface Secret {
  name: string;
  value: string;
}

export class Secrets {
  readonly #latest = new Map<string, string>();
  readonly #all: Secret[] = [];

  /** Remembers a secret under its name, also when it replaces an older one; throws `usage` for one that is too short. */
  keep(name: string, value: string): void {
    if ([...value].length < SHORTEST_SECRET) {
      throw new SuiteError(
        'usage',
        `secret [${name}]: shorter than ${SHORTEST_SECRET} characters, so that it could not be kept out of reports`,
      );
    }
    this.#latest.set(name, value);
    if (this.#all.some((s) => s.value === value)) return;
    this.#all.push({ name, value });
    // a secret that holds another one goes first
    this.#all.sort((a, b) => b.value.length - a.value.length);
  }

  /** Fills a reference in with something that is no secret, such as a user's name. */
  tell(name: string, value: string): void {
    this.#latest.set(name, value);
  }

  /** Everything that was ever kept, the longest first. */
  get all(): readonly Secret[] {
    return this.#all;
  }

  /** The request with the secret in place of each reference, escaped as the place wants it; unknown names stay as they are. */
  fill(request: HttpRequest): HttpRequest {
    const { body } = request;
    const fields = request.fields.map(([name, value]): HeaderField => [name, this.#filled(value, (secret) => latin1(quotedPairs(secret)))]);
    if (body === undefined) return { ...request, fields };
    const text = Buffer.from(body).toString('latin1');
    if (!text.includes('{{secret:')) return { ...request, fields };
    const json = /[/+]json$/.test(mediaTypeOf(fieldValue(fields, 'Content-Type')) ?? '');
    const filled = this.#filled(text, (value) => latin1(json ? JSON.stringify(value).slice(1, -1) : quotedPairs(value)));
    return { ...request, fields, body: Buffer.from(filled, 'latin1') };
  }

  #filled(text: string, escaped: (value: string) => string): string {
    return text.includes('{{secret:')
      ? text.replace(REFERENCE, (whole, name: string) => {
          const value = this.#latest.get(name);
          return value === undefined ? whole : escaped(value);
        })
      : text;
  }
}

/** Inside of a quoted string (RFC 7230 section 3.2.6). */
function quotedPairs(value: string): string {
  return value.replace(/["\\]/g, '\\$&');
}

/** Each byte of the UTF-8 form as one character. */
export function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
