/** Plain YAML values taken apart without casts; what they are was settled by the JSON Schema before. */
import type { Templated } from '../suite.js';

/** A map of YAML, empty for anything else. */
export function mapOf(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {};
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list as it is, a single value as a list of one, nothing as an empty list. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The text of a scalar; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function textsOf(value: unknown): string[] {
  return listOf(value).map(textOf);
}

export function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** Any YAML value as what the language calls a value; one and the same list or map stays shared. */
export function templated(value: unknown): Templated {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(templated);
  return templatedMap(value);
}

export function templatedMap(value: unknown): Record<string, Templated> {
  return Object.fromEntries(Object.entries(mapOf(value)).map(([k, v]) => [k, templated(v)]));
}

/** The members of a closed list that a value is among, or undefined. */
export function oneOf<T extends string>(value: unknown, closed: readonly T[]): T | undefined {
  return closed.find((item) => item === value);
}

/** An object with only those members that are defined, as `exactOptionalPropertyTypes` wants it. */
export function defined<T extends object>(members: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  const result: Partial<T> = {};
  for (const key in members) {
    const value = members[key];
    if (value !== undefined) result[key] = value;
  }
  return result;
}
