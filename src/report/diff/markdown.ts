/** The difference between two runs as Markdown, short enough for a comment on a pull request. */
import type { RunDifference, VerdictChange } from '../../record/run-difference.js';
import { FIGURES } from '../figures.js';
import { markdownCode, markdownText } from '../plain-text.js';
import { diffHeadline, revisedWords } from './text.js';

/** Rows of one table; the records have all. */
const ROWS = 100;

/** What got worse first; a part for each kind of difference that there is. */
export function diffMarkdown(difference: RunDifference): string {
  const { circumstances, profile, verdicts, lost, features, revisions } = difference;
  const of = (direction: VerdictChange['direction']) => verdicts.filter((change) => change.direction === direction).map(verdictRow);
  const headline = diffHeadline(difference);
  const head = ['', 'Was', 'Is', 'Remark'];
  const changed = profile.was === profile.is ? [] : [`Profile: was ${profile.was}, is ${profile.is}.`];
  const parts = [
    `# ${markdownText(headline.charAt(0).toUpperCase() + headline.slice(1))}`,
    ...changed,
    ...section('Worse', head, of('worse')),
    ...section(
      'Assertions no longer made',
      ['Test case', 'Clause', 'Was', 'Why'],
      lost.map(({ source, clause, was, because }) => [markdownCode(source), markdownCode(clause), FIGURES[was].word, because]),
    ),
    ...section(
      'Features',
      ['Feature', 'Was', 'Is'],
      features.map(({ token, was, is }) => [markdownCode(token), was, is]),
    ),
    ...section('Better', head, of('better')),
    ...section('Otherwise changed', head, of('other')),
    ...section(
      'Revised test cases',
      ['Test case', 'Was', 'Is'],
      revisions.map(({ id, was, is }) => [markdownCode(id), `${was}`, `${is}`]),
    ),
    ...section(
      'Circumstances',
      ['', 'Was', 'Is'],
      circumstances.map(({ name, was, is }) => [name, markdownText(was), markdownText(is)]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function verdictRow(change: VerdictChange): string[] {
  const word = (verdict: VerdictChange['was']) => (verdict === 'absent' ? 'absent' : FIGURES[verdict].word);
  return [`${change.kind} ${markdownCode(change.id)}`, word(change.was), word(change.is), markdownText(revisedWords(change).trim())];
}

function section(title: string, head: string[], rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, ROWS);
  const more = rows.length > ROWS ? [`${rows.length - ROWS} more are in the records.`] : [];
  return [`## ${title}`, [line(head), line(head.map(() => '---')), ...shown.map(line)].join('\n'), ...more];
}
