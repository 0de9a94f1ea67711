import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../record/testing/sample.js';
import { markdownBlock, markdownCode, markdownText, plainLines, plainText, shortened } from './plain-text.js';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constant(HOSTILE),
  fc.string({ unit: fc.constantFrom('`', '|', '<', '&', '\\', '\n', '\u001b', 'a', '@', '_') }),
);
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/u;

describe('plainText', () => {
  it('leaves nothing that moves a cursor, reorders or hides', () => {
    fc.assert(fc.property(text, (raw) => !UNSAFE.test(plainText(raw))));
    expect(plainText('a\u001b[31m\u202Eb\n')).toBe('a\\x1b[31m\\u{202e}b\\n');
  });

  it('leaves printable text as it is, in any script', () => {
    expect(plainText('Zürich 東京 🙂 "x" <y>')).toBe('Zürich 東京 🙂 "x" <y>');
    expect(plainLines('a\nb\r')).toBe('a\nb\\r');
  });
});

describe('shortened', () => {
  it('says how much is left out, and cuts no character in two', () => {
    expect(shortened('abc', 3)).toBe('abc');
    expect(shortened('🙂🙂🙂', 2)).toBe('🙂🙂… (2 more characters)');
    expect(shortened('abcdef', 2)).toBe('ab… (4 more characters)');
  });
});

describe('Markdown', () => {
  it('has no HTML, no cell border and no code in text', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const escaped = markdownText(raw);
        expect(escaped).not.toMatch(/[<>\n]/);
        expect(escaped.replace(/\\./g, '')).not.toMatch(/[\\`*_[\]|]/);
      }),
    );
    expect(['- a', '12. a', '+1 b', 'a-b'].map(markdownText)).toEqual(['\\- a', '12\\. a', '\\+1 b', 'a-b']);
    expect(markdownText('@everyone get@rendering')).toBe('&#64;everyone get@rendering');
  });

  it('cannot leave a code span or block', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const code = markdownCode(raw);
        const fence = /^`+/.exec(code)?.[0] ?? '';
        const inside = code.slice(fence.length, -fence.length);
        expect(code.endsWith(fence)).toBe(true);
        expect(inside.split(/[^`]+/)).not.toContain(fence);
        expect(inside.replaceAll('\\|', '')).not.toMatch(/[|\n]/);
        const block = markdownBlock(raw).split('\n');
        expect(block.slice(1, -1)).not.toContain(block.at(-1));
      }),
    );
    expect(markdownCode('a')).toBe('`a`');
    expect(markdownCode('a`b')).toBe('`` a`b ``');
  });
});
