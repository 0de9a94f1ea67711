import { describe, expect, it } from 'vitest';
import { run } from './testing/program.js';

describe('list --json', () => {
  it('is JSON alone, in the form that is promised', async () => {
    const { code, out, err } = await run('list', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const listed: unknown = JSON.parse(out);
    expect(listed).toContainEqual({
      id: 'http.entity-get.by-url',
      title: expect.any(String),
      document: 'GFD.223',
      section: '10.1',
      axes: { accept: ['text/plain', 'text/occi', 'application/occi+json'] },
      clauses: expect.arrayContaining(['http.entity-get.status']),
      needs: [],
      effect: 'own',
    });
  });
});
