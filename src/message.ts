/** The vocabulary of HTTP messages that every folder shares: fields in order, as they stood on the wire. */

/** One header field, name and value as on the wire, bytes read as Latin-1 (RFC 7230 section 3.2). */
export type HeaderField = readonly [name: string, value: string];

/** Values of all fields of that name, in order; names compare without case (RFC 7230 section 3.2). */
export function fieldValues(fields: readonly HeaderField[], name: string): string[] {
  const wanted = name.toLowerCase();
  return fields.filter(([n]) => n.toLowerCase() === wanted).map(([, v]) => v);
}

/** Value of the first field of that name, or undefined. */
export function fieldValue(fields: readonly HeaderField[], name: string): string | undefined {
  return fieldValues(fields, name)[0];
}

/** Type and subtype of a media type value in lower case, parameters cut off (RFC 7231 section 3.1.1.1). */
export function mediaTypeOf(value: string | undefined): string | undefined {
  const essence = value?.split(';', 1)[0]?.trim().toLowerCase();
  return essence === '' ? undefined : essence;
}
