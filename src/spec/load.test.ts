/** The bundle as it lies in the repository. */
import { describe, expect, it } from 'vitest';
import { loadBundle } from './load.js';

describe('loadBundle', () => {
  it('reads clauses, suites, needs, models and profiles', () => {
    const bundle = loadBundle();
    expect(bundle.clauses.get('http.versioning.server-header')?.binding).toBe('must');
    expect(bundle.suites.flatMap((suite) => suite.cases.map(({ id }) => id))).toContain('http.entity-get.by-url');
    expect(bundle.needs.get('pagination')?.decidedBy).toBe('probe');
    expect(bundle.profiles).toContain('occi-1.2');
    expect(bundle.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});
