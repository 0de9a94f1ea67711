/** Status codes against patterns: an exact code counts before its class. */
import type { Grade, GradedList, StatusPattern } from '../../spec/suite.js';
import { GRADES } from '../../spec/suite.js';

/** True when the code is named, exactly or by its class. */
export function matchesStatus(status: number, patterns: readonly StatusPattern[]): boolean {
  return patterns.some((p) => p === status || p === `${Math.floor(status / 100)}xx`);
}

/** Grade of a code: of the list that names it exactly, else of the one that names its class, else broken. */
export function gradeStatus(status: number, grades: GradedList<StatusPattern>): Grade {
  const exact = GRADES.find((grade) => grades[grade]?.includes(status));
  return exact ?? GRADES.find((grade) => grades[grade]?.includes(`${Math.floor(status / 100)}xx` as StatusPattern)) ?? 'broken';
}

/** "200 or 201 (tolerated: 202, 204)". */
export function statusWords(grades: GradedList<StatusPattern>): string {
  const pass = [...(grades.pass ?? []), ...(grades.note ?? [])];
  const tolerated = grades.warn ?? [];
  const first = pass.length > 0 ? pass.join(' or ') : 'no status in particular';
  return `status ${first}${tolerated.length > 0 ? ` (tolerated: ${tolerated.join(', ')})` : ''}`;
}
