import { describe, expect, it } from 'vitest';
import { summarize } from '../record/summary.js';
import { sampleRecord } from '../record/testing/sample.js';
import { annotationLines } from './annotations.js';

/** As the runner reads a line: kind, properties and message, each unescaped; undefined for what is no command. */
function read(line: string): { kind: string; title: string; message: string } | undefined {
  const found = /^::(error|warning|notice) title=([^:,]*)::(.*)$/.exec(line);
  if (found === null) return undefined;
  const [, kind = '', title = '', message = ''] = found;
  const text = (escaped: string) =>
    escaped.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return { kind, title: text(title), message: text(message) };
}

describe('annotationLines', () => {
  it.each([
    ['failing', sampleRecord({ failing: true })],
    ['hostile', sampleRecord({ failing: true, hostile: true })],
    ['conformant', sampleRecord()],
  ])('is one command a line, whatever the target sent: %s', (_, record) => {
    const lines = annotationLines(record, summarize(record));
    for (const line of lines) {
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(read(line), line).toBeDefined();
    }
  });

  it('is an error for the verdict and each cause, with the card', () => {
    const record = sampleRecord({ failing: true });
    const summary = summarize(record);
    const lines = annotationLines(record, summary).map(read);
    const errors = lines.filter((line) => line?.kind === 'error');
    expect(errors).toHaveLength(1 + summary.causes.length);
    expect(errors[0]).toMatchObject({ title: 'NOT CONFORMANT', message: summary.sentence });
    expect(errors[1]?.title).toContain('FAIL  MUST  GFD.223 §5.3');
    expect(errors[1]?.message).toMatch(/\n {2}expected .*\n {2}got /);
  });

  it('is a notice when all is well, and warns of recommendations not followed', () => {
    const record = sampleRecord();
    const lines = annotationLines(record, summarize(record)).map(read);
    expect(lines.map((line) => line?.kind)).toEqual(['notice', 'warning']);
  });
});
