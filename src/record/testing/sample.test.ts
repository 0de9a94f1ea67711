import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../verdict.js';
import { HOSTILE, sampleRecord } from './sample.js';

describe('sampleRecord', () => {
  it('covers every verdict when it fails', () => {
    const record = sampleRecord({ failing: true });
    const last = new Map(record.cases.map((line) => [line.id, line.verdict]));
    expect(new Set(last.values())).toEqual(new Set(VERDICTS));
    expect(record.footer?.counts.cases).toBe(record.plan?.cases.length);
  });

  it('puts hostile text where a target could', () => {
    const record = sampleRecord({ failing: true, hostile: true });
    expect(JSON.stringify(record.cases)).toContain(JSON.stringify(HOSTILE).slice(1, -1));
  });

  it('is sorted by key', () => {
    expect([...sampleRecord().exchanges.keys()].filter((key) => key.startsWith('http.entity.get'))).toEqual([
      'http.entity.get@rendering=text/plain#1/given.vm.create/0.0',
      'http.entity.get@rendering=text/plain#1/1/0.0',
      'http.entity.get@rendering=text/plain#1/2/0.0',
      'http.entity.get@rendering=text/plain#1/3/0.0',
    ]);
  });
});
