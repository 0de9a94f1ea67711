/** Annotations of GitHub Actions: what its runner shows beside a change. Anything else that is printed there must not be taken for one. */
import type { RunRecord } from '../record/run-record.js';
import type { RunSummary } from '../record/summary.js';
import { assertionCard, cardText, headText } from './card.js';
import { PROFILE_FIGURES } from './figures.js';
import { plainText, shortened } from './plain-text.js';

/** GitHub shows ten errors and ten warnings of a step; the verdict is one of the errors. */
const LIMIT = 9;
const TITLE = 120;

/** An error for the verdict and for each cause of failures, a warning for each recommendation not followed, or a notice of success. */
export function annotationLines(record: RunRecord, summary: RunSummary): string[] {
  const word = PROFILE_FIGURES[summary.verdict].word;
  const code = record.footer?.exitCode || summary.exitCode;
  const causes = summary.causes.map((cause) => {
    const [first] = cause.failures;
    if (first === undefined) return command('error', `blocked: ${cause.id}`, `${cause.text} (${cause.blocked.length} blocked)`);
    const card = assertionCard(record, first.source, first.assertion);
    const more = cause.failures.length - 1;
    return command('error', headText(card), `${cardText(card)}${more > 0 ? `\nand ${more} more of this cause` : ''}`);
  });
  const warned = summary.clauses.filter(({ verdict, counts }) => counts && verdict === 'warn');
  return [
    command(code === 0 ? 'notice' : 'error', word, summary.sentence),
    ...causes.slice(0, LIMIT),
    ...warned.slice(0, LIMIT).map(({ clause }) => command('warning', `WARN ${clause.level} ${clause.id}`, clause.statement)),
  ];
}

/** Lines that keep the runner from obeying what is printed between them: a target may well send `::error::` or worse. */
export function commandsStopped(token: string): { first: string; last: string } {
  return { first: `::stop-commands::${token}`, last: `::${token}::` };
}

function command(kind: 'error' | 'warning' | 'notice', title: string, message: string): string {
  const data = message.split('\n').map(plainText).join('\n');
  return `::${kind} title=${property(plainText(shortened(title, TITLE)))}::${escaped(data)}`;
}

/** As the runner's own toolkit escapes a message. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
