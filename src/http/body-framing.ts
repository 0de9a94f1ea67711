/** Where the body of a response ends, by RFC 7230 section 3.3.3, and what to make of contradictions there. */
import { fieldValues, type HeaderField } from '../message.js';
import { excerpt, type FaultList } from './fault-list.js';
import { trimBlanks } from './message-head.js';

export type BodyFraming =
  | { kind: 'none' }
  | { kind: 'length'; length: number }
  | { kind: 'chunked' }
  | { kind: 'close' }
  /** The lengths given contradict each other or cannot be read: anything from `least` to `most` bytes may be meant. */
  | { kind: 'unsure'; least: number; most: number };

/** How the body is delimited; contradictions are added to the faults. */
export function bodyFraming(method: string, status: number, fields: readonly HeaderField[], faults: FaultList): BodyFraming {
  const codings = elements(fieldValues(fields, 'transfer-encoding')).map((coding) => coding.toLowerCase());
  const lengths = elements(fieldValues(fields, 'content-length'));
  const byLength = lengthFraming(lengths, faults);
  if (codings.length > 0) checkCodings(codings, faults);
  if (codings.length > 0 && lengths.length > 0) {
    faults.add('content-length-with-transfer-encoding', 'both Content-Length and Transfer-Encoding are given');
  }
  if (method === 'HEAD' || isBodiless(status)) {
    if (status === 204 && (codings.length > 0 || (byLength?.kind === 'length' && byLength.length > 0))) {
      faults.add('body-on-bodiless-status', '204 announces a body');
    }
    return { kind: 'none' };
  }
  if (codings.at(-1) === 'chunked') return { kind: 'chunked' };
  return byLength ?? { kind: 'close' };
}

/** True for the status codes whose responses end with the head (RFC 7230 section 3.3.3, first rule). */
export function isBodiless(status: number): boolean {
  return (status >= 100 && status < 200) || status === 204 || status === 304;
}

function lengthFraming(lengths: readonly string[], faults: FaultList): BodyFraming | undefined {
  if (lengths.length === 0) return undefined;
  // Fifteen digits stay exact in a number, and are beyond any limit anyway.
  const valid = lengths.filter((length) => /^\d{1,15}$/.test(length)).map(Number);
  const least = valid.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = valid.reduce((a, b) => Math.max(a, b), 0);
  if (valid.length < lengths.length) {
    faults.add('content-length-invalid', `Content-Length ${excerpt(lengths.join(', '))} is not a number`);
    return valid.length === 0 ? { kind: 'unsure', least: 0, most: Number.POSITIVE_INFINITY } : { kind: 'unsure', least, most };
  }
  if (least !== most) {
    faults.add('content-length-conflicting', `Content-Length is given as ${excerpt([...new Set(valid)].join(' and '))}`);
    return { kind: 'unsure', least, most };
  }
  if (valid.length > 1) faults.add('content-length-repeated', `Content-Length ${least} is given ${valid.length} times`);
  return { kind: 'length', length: least };
}

/** Only chunked may be used unasked, and once (RFC 7230 sections 3.3.1 and 4.3). */
function checkCodings(codings: readonly string[], faults: FaultList): void {
  if (codings.length === 1 && codings[0] === 'chunked') return;
  faults.add('transfer-encoding-unknown', `Transfer-Encoding ${excerpt(codings.join(', '))} is more than chunked, once`);
}

function elements(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(',')).map(trimBlanks);
}
