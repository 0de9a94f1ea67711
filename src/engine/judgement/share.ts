/** `share`: repetitions of a block, or exchanges of a rule, judged together. */
import type { Assertion } from '../../record/format.js';
import type { Clause } from '../../spec/catalogue.js';
import type { Expectation, Grade } from '../../spec/suite.js';
import { assertionsOf } from './assertions.js';
import type { Finding } from './finding.js';

interface Shared {
  expectation: Expectation;
  clauses: Clause[];
  findings: { finding: Finding; exchange: string }[];
}

/** By the expectation's place and the clauses it decides. */
export type Shares = Map<string, Shared>;

/** Keeps a finding for the end. */
export function keepShared(shares: Shares, expectation: Expectation, clauses: Clause[], finding: Finding, exchange: string): void {
  const key = `${expectation.at.join(':')} ${clauses.map((c) => c.id).join(' ')}`;
  const shared = shares.get(key) ?? { expectation, clauses, findings: [] };
  shared.findings.push({ finding, exchange });
  shares.set(key, shared);
}

/** One assertion for each shared expectation: the best grade whose share is met, else broken. */
export function closeShares(shares: Shares): Assertion[] {
  return [...shares.values()].flatMap(({ expectation, clauses, findings }) => {
    const grade = gradeOfShare(
      expectation.share ?? {},
      findings.map((f) => f.finding.grade),
    );
    const speaker = findings.find((f) => (grade === 'pass' ? f.finding.grade === 'pass' : f.finding.grade !== 'pass')) ?? findings[0];
    if (speaker === undefined) return [];
    const held = findings.filter((f) => f.finding.grade === 'pass' || f.finding.grade === 'note').length;
    const finding: Finding = { ...speaker.finding, grade, got: `${speaker.finding.got} (held in ${held} of ${findings.length})` };
    return assertionsOf(finding, clauses, { exchange: speaker.exchange, source: expectation.at.join(':') });
  });
}

function gradeOfShare(share: NonNullable<Expectation['share']>, grades: readonly Grade[]): Grade {
  const held = grades.filter((g) => g === 'pass' || g === 'note' || g === 'warn').length;
  const judged = grades.filter((g) => g !== 'notOffered' && g !== 'inconclusive').length;
  if (judged === 0) return grades.includes('inconclusive') ? 'inconclusive' : 'notOffered';
  const met = (amount: 'all' | 'some' | 'none' | undefined): boolean =>
    amount === 'all' ? held === judged : amount === 'some' ? held > 0 : amount === 'none' ? held === 0 : false;
  if (met(share.pass ?? 'all')) return 'pass';
  if (share.warn !== undefined && met(share.warn)) return 'warn';
  return 'broken';
}
