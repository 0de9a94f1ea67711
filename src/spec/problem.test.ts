/** How mistakes are shown. */
import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.js';
import { didYouMean, nearest, problemAt, problemText, throwProblems } from './problem.js';

describe('problems', () => {
  it('show the line with a caret under the column', () => {
    const detail = problemAt({ file: 'a.yaml', text: 'one\n\tx: two\n' }, [2, 5], 'schema', 'wrong');
    expect(problemText(detail)).toBe('a.yaml:2:5  wrong\n    \tx: two\n    \t   ^');
  });

  it('keep the caret in sight of long lines', () => {
    const detail = problemAt({ file: 'a.yaml', text: `${'x'.repeat(500)}!${'y'.repeat(500)}` }, [1, 501], 'schema', 'wrong');
    const [line = '', caret = ''] = (detail.excerpt ?? '').split('\n');
    expect(line[caret.indexOf('^')]).toBe('!');
    expect(line.length).toBeLessThan(200);
  });

  it('are thrown together, under the first', () => {
    const details = [
      problemAt({ file: 'a', text: 'x' }, [1, 1], 'yaml', 'first'),
      problemAt({ file: 'a', text: 'x' }, [1, 1], 'lint', 'second'),
    ];
    const thrown = (() => {
      try {
        throwProblems(details);
      } catch (error) {
        return error;
      }
      return undefined;
    })();
    expect(thrown).toBeInstanceOf(SuiteError);
    expect(thrown).toMatchObject({ code: 'yaml', details });
    expect(() => throwProblems([])).not.toThrow();
  });

  it.each([
    ['a letter left out', 'pagintion', 'pagination'],
    ['two letters swapped', 'paginatoin', 'pagination'],
    ['the word itself', 'pagination', 'pagination'],
    ['nothing near', 'filtering', undefined],
    ['a short word far away', 'xy', undefined],
  ])('suggest the nearest: %s', (_, word, found) => {
    expect(nearest(word, ['pagination', 'batch-create', 'tls'])).toBe(found);
    expect(didYouMean(word, ['pagination']) === '').toBe(found === undefined);
  });
});
