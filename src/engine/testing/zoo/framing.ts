/** Messages that are no HTTP, or HTTP of another kind: everything of src/http/testing/answers.ts that cannot be read whole. */
import { type Answer, answers } from '../../../http/testing/answers.js';
import { altering, type Beast, mute, readsInstance } from './beast.js';

/** Those whose outcome is no response, e.g. `malformed/head`. */
const faults = answers.filter((row) => /^[a-z]+\/[a-z]+$/.test(row.outcome));

/** From the first answer on: nothing can be tested, and the reason says why. */
const always = faults.map(
  (row): Beast => ({
    name: `${row.name}, always`,
    because: row.because,
    start: () => mute(row),
    ends: 'unreachable',
    shows: reason(row),
    ...(row.limits === undefined ? {} : { limits: row.limits }),
    deadline: row.deadline ?? 2000,
  }),
);

/** In the middle of a run: one reading fails, the rest goes on. */
const later = faults
  .filter((row) => row.limits === undefined && typeof row.answer !== 'function')
  .map(
    (row): Beast => ({
      name: `${row.name}, when an instance is read`,
      because: row.because,
      start: () => altering((request, answer) => (readsInstance(request) ? row : answer)),
      ends: 'complete',
      shows: reason(row),
      deadline: row.deadline === undefined ? 3000 : 600,
    }),
  );

/** Readable around the fault: judged all the same. */
const around = answers
  .filter((row) => / (content-length|field-syntax|bare-lf|obs-fold|status-line|transfer)/.test(row.outcome) && row.method === undefined)
  .map(
    (row): Beast => ({
      name: `${row.name}, when an instance is read`,
      because: row.because,
      start: () => altering((request, answer) => (readsInstance(request) ? row : answer)),
      ends: 'complete',
      shows: new RegExp(row.outcome.split(' ').at(-1) ?? ''),
      deadline: 3000,
    }),
  );

/** e.g. "malformed in phase head", as in the words for an outcome. */
function reason({ outcome }: Answer): RegExp {
  const [kind, phase] = outcome.split('/');
  return new RegExp(`${kind} in phase ${phase}|"kind":"${kind}","phase":"${phase}"`);
}

export const framing: Beast[] = [...always, ...later, ...around];
