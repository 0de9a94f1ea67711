/** What came of holding one matcher, or a whole expectation, against an exchange. */
import type { Verdict } from '../../record/verdict.js';
import type { Binding } from '../../spec/catalogue.js';
import type { Grade, Hint } from '../../spec/suite.js';

export interface Finding {
  grade: Grade;
  /** What was due, in words. */
  expected: string;
  /** What came, in words. */
  got: string;
  /** Branch of an `anyOf` that the server took. */
  choice?: string;
  /** Facts that the branch binds. */
  binds?: { readonly [fact: string]: unknown };
  /** Usual causes that the answer looks like. */
  hints?: readonly Hint[];
}

/** From the one that counts most to the one that counts least, when several matchers stand together. */
const ORDER: readonly Grade[] = ['broken', 'inconclusive', 'notOffered', 'warn', 'note', 'pass'];

/** The grade that counts among several. */
export function worst(grades: Iterable<Grade>): Grade {
  const seen = new Set(grades);
  return ORDER.find((grade) => seen.has(grade)) ?? 'pass';
}

/** True when the expectation was met, be it with a remark or a warning. */
export function holds(finding: Finding): boolean {
  return finding.grade === 'pass' || finding.grade === 'note' || finding.grade === 'warn';
}

/** Pass or broken. */
export function plain(ok: boolean, expected: string, got: string): Finding {
  return { grade: ok ? 'pass' : 'broken', expected, got };
}

/** Several findings about one answer as one: the worst counts and speaks. */
export function together(findings: readonly Finding[]): Finding {
  const grade = worst(findings.map((f) => f.grade));
  const speakers = findings.filter((f) => f.grade === grade);
  const choice = findings.find((f) => f.choice !== undefined)?.choice;
  return {
    grade,
    expected: speakers.map((f) => f.expected).join('; '),
    got: speakers.map((f) => f.got).join('; '),
    ...(choice === undefined ? {} : { choice }),
  };
}

/** What a grade costs under a clause of this binding (language.md, Expectations). */
export function verdictOf(grade: Grade, binding: Binding): { verdict: Verdict; remark: boolean } {
  switch (grade) {
    case 'pass':
      return { verdict: 'pass', remark: false };
    case 'note':
      return { verdict: 'pass', remark: true };
    case 'warn':
      return binding === 'may' ? { verdict: 'pass', remark: true } : { verdict: 'warn', remark: true };
    case 'notOffered':
      return { verdict: 'not-applicable', remark: true };
    case 'inconclusive':
      return { verdict: 'inconclusive', remark: true };
    case 'broken':
      return binding === 'must'
        ? { verdict: 'fail', remark: false }
        : binding === 'should'
          ? { verdict: 'warn', remark: true }
          : { verdict: 'pass', remark: true };
  }
}
