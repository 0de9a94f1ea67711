/** What all readers of JSON objects share: noting deviations by JSON Pointer, and checking members by type. */
import type { DeviationCode, Production } from '../deviation.js';
import type { Findings } from '../findings.js';
import type { CategoryId } from '../model.js';
import { isTypeIdentifier } from '../names.js';

export type JsonObject = { readonly [key: string]: unknown };

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON Pointer (RFC 6901) of a member. */
export function pointer(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A category said in full where its identifier is due, as older servers do. */
function identifierOf(value: unknown): CategoryId | undefined {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return undefined;
  if (typeof value.scheme === 'string' && typeof value.term === 'string') return value.scheme + value.term;
  return identifierOf(value.kind ?? undefined);
}

/** Codes for a member that holds a list of type identifiers. */
export interface ListCodes {
  notArray: DeviationCode;
  notStrings: DeviationCode;
  notIdentifier: DeviationCode;
}

/** Reads one object under one production. */
export class ObjectReader {
  constructor(
    readonly findings: Findings,
    readonly production: Production,
    readonly object: JsonObject,
    readonly at: string,
  ) {}

  /** Notes a deviation; the excerpt begins with the JSON Pointer, since values carry no offsets. */
  note(code: DeviationCode, value: unknown, where = this.at): void {
    const shown = JSON.stringify(value) ?? String(value);
    this.findings.add(code, this.production, { offset: 0 }, `${where === '' ? '(top)' : where} ${shown}`);
  }

  has(key: string): boolean {
    return Object.hasOwn(this.object, key) && this.object[key] !== undefined;
  }

  /** The member's value; undefined when absent or null. */
  get(key: string): unknown {
    return Object.hasOwn(this.object, key) ? (this.object[key] ?? undefined) : undefined;
  }

  /** Notes members that are null, and those outside the given names. */
  close(names: ReadonlySet<string>): void {
    for (const [key, value] of Object.entries(this.object)) {
      if (!names.has(key)) this.note('member-unknown', value, pointer(this.at, key));
      else if (value === null) this.note('member-null', value, pointer(this.at, key));
    }
  }

  /** A member that has to be a string if it is there; undefined when it is not. */
  string(key: string, otherwise: DeviationCode): string | undefined {
    const value = this.get(key);
    if (value === undefined || typeof value === 'string') return value;
    this.note(otherwise, value, pointer(this.at, key));
    return undefined;
  }

  /** A member that has to be a boolean if it is there. */
  boolean(key: string, otherwise: DeviationCode): boolean | undefined {
    const value = this.get(key);
    if (value === undefined || typeof value === 'boolean') return value;
    this.note(otherwise, value, pointer(this.at, key));
    return undefined;
  }

  /** A member that has to be a type identifier if it is there; a category in full is read too. */
  identifier(key: string, notString: DeviationCode, notIdentifier: DeviationCode): CategoryId | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') this.note(notString, value, pointer(this.at, key));
    else if (!isTypeIdentifier(value)) this.note(notIdentifier, value, pointer(this.at, key));
    return identifierOf(value);
  }

  /** A member that has to be an array of type identifiers if it is there. */
  identifiers(key: string, codes: ListCodes): CategoryId[] {
    const where = pointer(this.at, key);
    return this.array(key, codes.notArray).flatMap((item, index) => {
      if (typeof item !== 'string') this.note(codes.notStrings, item, pointer(where, index));
      else if (!isTypeIdentifier(item)) this.note(codes.notIdentifier, item, pointer(where, index));
      return identifierOf(item) ?? [];
    });
  }

  /** A member that has to be an array if it is there. */
  array(key: string, otherwise: DeviationCode): readonly unknown[] {
    const value = this.get(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.note(otherwise, value, pointer(this.at, key));
    return [];
  }
}
