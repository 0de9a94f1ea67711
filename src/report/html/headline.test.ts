import { expect, it } from 'vitest';
import { summarize } from '../../record/summary.js';
import { sampleRecord } from '../../record/testing/sample.js';
import { headline } from './headline.js';

it.each([
  ['what a failing profile hangs on', true, /^Not conformant: 3 causes, 4 MUST failures, 1 blocked, .*1 inconclusive/],
  ['what passed, and that there are warnings', false, /^Conformant: \d+ clauses passed, 1 warning$/],
])('%s', (_, failing, words) => {
  expect(headline(summarize(sampleRecord({ failing })))).toMatch(words);
});
