import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runDifference } from '../../record/run-difference.js';
import { sampleRecord } from '../../record/testing/sample.js';
import { diffJson } from './json.js';
import { diffMarkdown } from './markdown.js';
import { diffText } from './text.js';

const good = sampleRecord();
const bad = sampleRecord({ failing: true, hostile: true });
const differences = [
  ['none', runDifference(good, good)],
  ['worse', runDifference(good, bad)],
  ['better', runDifference(bad, good)],
] as const;
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

describe.each(differences)('the difference %s', (name, difference) => {
  it('has the published shape in JSON', () => {
    const schema = JSON.parse(readFileSync(new URL('../schemas/diff.schema.json', import.meta.url), 'utf8'));
    const check = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);
    const text = diffJson(difference);
    check(JSON.parse(text));
    expect(check.errors ?? []).toEqual([]);
    expect(text).not.toMatch(UNSAFE);
    expect(check({ ...JSON.parse(text), more: 1 })).toBe(false);
  });

  it('is safe in a terminal and in Markdown, and says first whether it got worse', () => {
    expect(diffText(difference)).not.toMatch(UNSAFE);
    const markdown = diffMarkdown(difference);
    expect(markdown).not.toMatch(UNSAFE);
    expect(markdown.replace(/(`+)[^`\n]([^\n]*?[^`\n])?\1(?!`)/g, '')).not.toContain('<');
    const first = { none: 'No difference', worse: 'Got worse', better: 'Not worse' }[name];
    expect(markdown.startsWith(`# ${first}`)).toBe(true);
  });
});

it('tells what got worse before what got better', () => {
  const markdown = diffMarkdown(runDifference(good, bad));
  expect(markdown).toContain('## Worse');
  expect(markdown.indexOf('## Worse')).toBe(markdown.indexOf('## '));
  expect(markdown).toMatch(/\| clause `http\.versioning\.server-header` \| pass \| fail \|/);
});
