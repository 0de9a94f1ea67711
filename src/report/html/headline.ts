/** The verdict in a few words, with what it hangs on. */
import type { RunSummary } from '../../record/summary.js';
import type { ProfileVerdict, Verdict } from '../../record/verdict.js';
import { counted } from './view.js';

const TITLES: Record<ProfileVerdict, string> = {
  conformant: 'Conformant',
  'not-conformant': 'Not conformant',
  'not-determined': 'Not determined',
  'no-violation-found': 'No violation found',
};

/** Verdict of the profile as a title. */
export function profileTitle(verdict: ProfileVerdict): string {
  return TITLES[verdict];
}

/** E.g. "Not conformant: 2 causes, 3 MUST failures, 41 blocked": failures count clauses, the rest test cases. */
export function headline(summary: RunSummary): string {
  const cases = (verdict: Verdict) => summary.cases.filter((entry) => entry.result.verdict === verdict).length;
  const clauses = (verdict: Verdict) => summary.clauses.filter((entry) => entry.verdict === verdict);
  const failed = clauses('fail').length;
  const parts = [
    [summary.causes.length, counted(summary.causes.length, 'cause')],
    [failed, counted(failed, 'MUST failure')],
    [cases('blocked'), `${cases('blocked')} blocked`],
    [cases('error'), counted(cases('error'), 'error')],
    [cases('inconclusive'), `${cases('inconclusive')} inconclusive`],
    [clauses('warn').length, counted(clauses('warn').length, 'warning')],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([, words]) => words);
  const passed = counted(clauses('pass').length, 'clause passed', 'clauses passed');
  const clean = summary.verdict === 'conformant' || summary.verdict === 'no-violation-found';
  return `${TITLES[summary.verdict]}: ${[...(clean || told.length === 0 ? [passed] : []), ...told].join(', ')}`;
}
