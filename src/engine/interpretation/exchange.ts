/** An exchange as it is judged: the recorded form, with its payload parsed at most once. */

import { fieldValue, type HeaderField } from '../../message.js';
import type { Payload } from '../../occi/model.js';
import { parseMessage } from '../../occi/parse.js';
import { type Parsed, renderingOf } from '../../occi/rendering.js';
import { type ExchangeContext, type ExchangeKey, keyText, type RecordedOutcome, type RecordedRequest } from '../../record/format.js';

export type PayloadHint = 'entity' | 'categories' | 'collection' | 'action';

export class Exchange {
  readonly what = 'exchange';
  readonly text: string;
  readonly #parsed = new Map<PayloadHint | undefined, Parsed>();

  constructor(
    readonly key: ExchangeKey,
    readonly request: RecordedRequest,
    readonly requestBody: Uint8Array,
    readonly outcome: RecordedOutcome,
    /** Body of the answer, as recorded. */
    readonly body: Uint8Array,
    readonly context: ExchangeContext,
  ) {
    this.text = keyText(key);
  }

  /** Undefined when there was no response. */
  get status(): number | undefined {
    return this.outcome.kind === 'response' ? this.outcome.status : undefined;
  }

  get ok(): boolean {
    const status = this.status;
    return status !== undefined && status >= 200 && status < 300;
  }

  /** Fields of the answer, none without a response. */
  get fields(): readonly HeaderField[] {
    return this.outcome.kind === 'response' ? this.outcome.fields : [];
  }

  /** The answer's payload and what was odd about it. The hint settles only shapes that fit several payloads. */
  parsed(hint?: PayloadHint): Parsed {
    const known = this.#parsed.get(hint);
    if (known !== undefined) return known;
    // where there is no choice the hint chooses nothing
    const unhinted = hint === undefined ? undefined : this.parsed();
    const settled = unhinted !== undefined && (unhinted.payload.kind === hint || unhinted.payload.kind === 'none');
    const parsed = settled ? unhinted : parsedOnce(this.fields, this.body, this.#bodyDigest, hint);
    this.#parsed.set(hint, parsed);
    return parsed;
  }

  get #bodyDigest(): string | undefined {
    return this.outcome.kind === 'response' ? this.outcome.body : undefined;
  }

  payload(hint?: PayloadHint): Payload {
    return this.parsed(hint).payload;
  }

  /** Rendering that the answer says it is in. */
  get rendering(): string | undefined {
    return renderingOf(fieldValue(this.fields, 'Content-Type'));
  }

  /** How it ended, in words for a report. */
  get ending(): string {
    const outcome = this.outcome;
    return outcome.kind === 'response'
      ? `${outcome.status}${outcome.reason === '' ? '' : ` ${outcome.reason}`}`
      : `no response (${outcome.kind} in phase ${outcome.phase}: ${outcome.detail})`;
  }
}

/** Long bodies that have been parsed, by what their parse depends on: the query interface is read over and over. */
const parsedBodies = new Map<string, Parsed>();
const LONG_BODY = 2048;
const KEPT_BODIES = 64;

function parsedOnce(fields: readonly HeaderField[], body: Uint8Array, digest: string | undefined, hint: PayloadHint | undefined): Parsed {
  const parse = (): Parsed => parseMessage({ fields, body }, 'response', hint);
  if (digest === undefined || body.length < LONG_BODY) return parse();
  const concerned = fields.filter(([name]) => OCCI_FIELDS.has(name.toLowerCase()));
  const key = JSON.stringify([digest, hint, concerned]);
  const known = parsedBodies.get(key);
  if (known !== undefined) return known;
  const parsed = parse();
  if (parsedBodies.size >= KEPT_BODIES) parsedBodies.clear();
  parsedBodies.set(key, parsed);
  return parsed;
}

/** Fields that a parse may look at. */
const OCCI_FIELDS = new Set(['content-type', 'category', 'link', 'x-occi-attribute', 'x-occi-location']);
