/** The one place where errors become text: what, where, why, with the line in question. */
import { type ErrorDetail, SuiteError } from '../errors.js';
import { styled, type Terminal } from './terminal.js';

/** Writes the error for a person; one that we did not throw on purpose comes with its stack, as we have to mend it. */
export function presentError(error: unknown, { err }: Terminal): void {
  err.write(`${errorText(error, err)}\n`);
}

function errorText(error: unknown, stream: Terminal['err']): string {
  const label = (text: string) => styled(stream, 'red', text);
  if (!(error instanceof SuiteError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `${label('internal error:')} ${stack}\nThis is a fault of the suite, not of the target or your files.`;
  }
  if (error.code === 'internal')
    return `${label('internal error:')} ${error.message}\nThis is a fault of the suite, not of the target or your files.`;
  if (error.details.length === 0) return `${label('error:')} ${error.message}`;
  const details = error.details.map((detail) => detailText(detail, stream));
  const count = details.length === 1 ? '' : `\n${details.length} mistakes`;
  return `${details.join('\n')}${count}`;
}

function detailText({ code, message, place, excerpt }: ErrorDetail, stream: Terminal['err']): string {
  const where = place === undefined ? '' : `${styled(stream, 'bold', `${place.file}:${place.line}:${place.column}`)}: `;
  const head = `${where}${styled(stream, 'red', 'error:')} ${message} ${styled(stream, 'dim', `[${code}]`)}`;
  if (excerpt === undefined) return head;
  const lines = excerpt.split('\n').map((line) => `    ${line.trimStart().startsWith('^') ? styled(stream, 'red', line) : line}`);
  return [head, ...lines].join('\n');
}
