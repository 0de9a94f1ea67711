import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.js';
import { baselineText, readBaseline } from './baseline.js';

const GOOD = `baseline:
  - clause: http.versioning.server-header
    verdict: fail
    reason: the proxy strips it
    owner: ops@example.org
    expires: 2027-01-31
    link: https://tracker.example.org/1
  - { case: http.entity-get.by-url@accept=text/plain, verdict: warn, reason: known }
`;

describe('readBaseline', () => {
  it('reads each entry with its line', () => {
    expect(readBaseline('b.yaml', GOOD)).toEqual({
      file: 'b.yaml',
      entries: [
        {
          about: 'clause',
          id: 'http.versioning.server-header',
          verdict: 'fail',
          reason: 'the proxy strips it',
          owner: 'ops@example.org',
          expires: '2027-01-31',
          link: 'https://tracker.example.org/1',
          line: 2,
        },
        { about: 'case', id: 'http.entity-get.by-url@accept=text/plain', verdict: 'warn', reason: 'known', line: 8 },
      ],
    });
  });

  it('reads again what it writes, whatever the texts', () => {
    const entries = [
      { about: 'clause' as const, id: 'a.b', verdict: 'fail' as const, reason: 'got: "x" # not a comment\n- not an entry' },
      { about: 'feature' as const, id: 'pagination', verdict: 'fail' as const, reason: '2027-01-01', owner: 'yes', expires: '2027-02-28' },
      { about: 'case' as const, id: 'c@accept=text/plain', verdict: 'warn' as const, reason: '=1+1: {x' },
    ];
    expect(readBaseline('w.yaml', baselineText(entries)).entries.map(({ line: _, ...entry }) => entry)).toEqual(entries);
    expect(readBaseline('w.yaml', baselineText([])).entries).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['no verdict', 'baseline:\n  - { clause: a, reason: r }\n', 2],
    ['no reason', 'baseline:\n  - { clause: a, verdict: fail }\n', 2],
    ['about nothing', 'baseline:\n  - { verdict: fail, reason: r, owner: o }\n', 2],
    ['about two things', 'baseline:\n  - { clause: a, case: b, verdict: fail, reason: r }\n', 2],
    ['the same twice', 'baseline:\n  - { clause: a, verdict: fail, reason: r }\n  - { clause: a, verdict: warn, reason: r }\n', 3],
    ['a verdict that needs no entry', 'baseline:\n  - { clause: a, verdict: pass, reason: r }\n', 2],
    ['no such day', 'baseline:\n  - { clause: a, verdict: fail, reason: r, expires: 2027-02-30 }\n', 2],
    ['no date', 'baseline:\n  - { clause: a, verdict: fail, reason: r, expires: soon }\n', 2],
    ['an unknown key', 'baseline:\n  - { clause: a, verdict: fail, reason: r, until: x }\n', 2],
    ['a link to nowhere', 'baseline:\n  - { clause: a, verdict: fail, reason: r, link: "javascript:alert(1)" }\n', 2],
    ['no list', 'baseline: {}\n', 1],
  ])('refuses an entry with %s, and says on which line', (_, text, line) => {
    try {
      readBaseline('b.yaml', text);
    } catch (error) {
      if (!(error instanceof SuiteError)) throw error;
      expect(error.code).toBe('schema');
      expect(error.details[0]?.place).toMatchObject({ file: 'b.yaml', line });
      return;
    }
    throw new Error('was taken');
  });
});
