import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../../record/verdict.js';
import { DARK, LIGHT, type Palette } from './palette.js';

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const TEXT = 4.5;
const GRAPHIC = 3;

/** What stands on what in the style sheet, and what it needs (WCAG 2.2, 1.4.3 for text and 1.4.11 for the rest). */
function pairs({ page, surface, text, muted, link, control, mark, verdicts }: Palette): [string, string, string, number][] {
  const grounds = [['page', page], ['surface', surface], ...VERDICTS.map((v) => [`tint of ${v}`, verdicts[v].tint])] as const;
  return [
    ...grounds.flatMap(([name, ground]): [string, string, string, number][] => [
      [`text on ${name}`, text, ground, TEXT],
      [`muted on ${name}`, muted, ground, TEXT],
      [`link on ${name}`, link, ground, TEXT],
    ]),
    ['text on mark', text, mark, TEXT],
    ['muted on mark', muted, mark, TEXT],
    ['control on page', control, page, GRAPHIC],
    ['control on surface', control, surface, GRAPHIC],
    ...VERDICTS.flatMap((v): [string, string, string, number][] => [
      [`${v} on its tint`, verdicts[v].text, verdicts[v].tint, TEXT],
      [`${v} on page`, verdicts[v].text, page, TEXT],
      [`${v} on surface`, verdicts[v].text, surface, TEXT],
    ]),
  ];
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s palette', (_, palette) => {
  it.each(pairs(palette))('%s can be read', (_name, a, b, least) => {
    expect(contrast(a, b)).toBeGreaterThanOrEqual(least);
  });
});

it('contrast is that of the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
