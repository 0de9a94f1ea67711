import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { assemble, sampleLines, sampleRecord } from '../record/testing/sample.js';
import { jsonReport, jsonReportOf } from './json.js';
import { markdownReport } from './markdown.js';

const records = [
  ['conformant', sampleRecord()],
  ['failing', sampleRecord({ failing: true })],
  ['hostile', sampleRecord({ failing: true, hostile: true })],
  ['hostile, with a baseline', sampleRecord({ failing: true, hostile: true, baseline: true })],
  ['nothing but a header', assemble(sampleLines().slice(0, 1))],
] as const;

describe('jsonReport', () => {
  const validate = new Ajv2020({ strict: false }).compile(
    JSON.parse(readFileSync(new URL('./schemas/report.schema.json', import.meta.url), 'utf8')),
  );

  it.each(records)('has the published shape, and every text whole: %s', (_, record) => {
    const text = jsonReport(record);
    expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([]);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(jsonReportOf(record))));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(jsonReport(record)).toBe(text);
  });

  it('counts clauses and causes as the summary does', () => {
    const report = jsonReportOf(sampleRecord({ failing: true }));
    expect(report.counts.MUST).toEqual({ pass: 1, fail: 3, error: 1, inconclusive: 2 });
    expect(report.causes.at(-1)).toMatchObject({ id: 'recipe:infrastructure#compute', blocked: 1 });
    expect(report.clauses.map(({ id }) => id)).not.toContain('http.request.user-agent');
    expect(report.cases.find(({ verdict }) => verdict === 'pass')?.reason).toBeNull();
  });
});

describe('markdownReport', () => {
  it.each(records)('is the same again, and safe: %s', (_, record) => {
    const text = markdownReport(record);
    expect(markdownReport(record)).toBe(text);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    const outside = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replace(/(`+)[^`\n]([^\n]*?[^`\n])?\1(?!`)/g, '');
    expect(outside).not.toMatch(/<(?!br>)/);
    expect(outside.replace(/\\./g, '')).not.toMatch(/[`*_[\]]/);
  });

  it('has in each table row as many cells as its head', () => {
    const text = markdownReport(sampleRecord({ failing: true, hostile: true }));
    for (const block of text.split('\n\n').filter((part) => part.startsWith('|'))) {
      const cells = block.split('\n').map((line) => line.replace(/\\\||\\\\/g, '').split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it('says first what came of it, then why', () => {
    const text = markdownReport(sampleRecord({ failing: true }));
    expect(text).toMatch(/^# NOT CONFORMANT\n\nExample Cloud 4\.1 does not conform/);
    expect(text).toContain('## 3 causes, 2 failed, 1 blocked');
    expect(text).toMatch(/```text\nFAIL {2}MUST {2}GFD\.223 §5\.3 {2}http\.versioning\.server-header/);
    expect(text).toContain("curl -X DELETE 'http://127.0.0.1:8080/compute/9'");
  });
});
