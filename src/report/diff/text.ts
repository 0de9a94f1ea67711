/** The difference between two runs for the terminal: a line each, safe to print. */
import type { RunDifference, VerdictChange } from '../../record/run-difference.js';
import { FIGURES } from '../figures.js';
import { plainText } from '../plain-text.js';

const LOST = { 'not-made': 'no longer made', revised: 'no longer made since its revision', 'not-planned': 'no longer planned' } as const;

/** Text with a line feed at the end; one line when nothing differs. */
export function diffText(difference: RunDifference): string {
  const { circumstances, profile, verdicts, lost, features, revisions } = difference;
  const lines = [
    ...circumstances.map(({ name, was, is }) => `${name}: was ${was}, is ${is}`),
    ...(profile.was === profile.is ? [] : [`profile: was ${profile.was}, is ${profile.is}`]),
    ...verdicts.map(verdictLine),
    ...lost.map(({ source, clause, was, because }) => `lost    ${source}: assertion on ${clause} (was ${was}) ${LOST[because]}`),
    ...features.map(({ token, was, is, direction }) => `${direction.padEnd(6)}  feature ${token}: was ${was}, is ${is}`),
    ...revisions.map(({ id, was, is }) => `revised ${id}: revision ${was}, now ${is}`),
  ];
  return `${[...lines, diffHeadline(difference)].map(plainText).join('\n')}\n`;
}

/** `2 got worse, 1 got better`, or that nothing differs. */
export function diffHeadline({ verdicts, lost, features, worse }: RunDifference): string {
  const clauses = (direction: VerdictChange['direction']) =>
    verdicts.filter((change) => change.kind === 'clause' && change.direction === direction).length;
  const counts: [number, string][] = [
    [clauses('worse'), 'worse'],
    [clauses('better'), 'better'],
    [clauses('other'), 'otherwise changed'],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${count === 1 ? 'clause' : 'clauses'} ${word}`);
  const cases = verdicts.filter(({ kind }) => kind !== 'clause').length;
  const more = [
    ...(cases > 0 ? [`${cases} test cases changed`] : []),
    ...(lost.length > 0 ? [`${lost.length} assertions no longer made`] : []),
    ...(features.length > 0 ? [`${features.length} features changed`] : []),
  ];
  const all = [...told, ...more];
  if (all.length === 0) return 'no difference in verdicts, assertions and features';
  return `${worse ? 'got worse' : 'not worse'}: ${all.join(', ')}`;
}

/** Why a verdict may have changed without the server; empty when its test cases are the same. */
export function revisedWords({ revised }: VerdictChange): string {
  return revised.length === 0 ? '' : ` (revised: ${revised.join(', ')})`;
}

function verdictLine(change: VerdictChange): string {
  const word = (verdict: VerdictChange['was']) => (verdict === 'absent' ? 'absent' : FIGURES[verdict].word);
  return `${change.direction.padEnd(6)}  ${change.kind} ${change.id}: was ${word(change.was)}, is ${word(change.is)}${revisedWords(change)}`;
}
