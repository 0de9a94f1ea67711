/** Signs, words and colours of the verdicts, named once for all that is printed. */
import { styleText } from 'node:util';
import type { ProfileVerdict, Verdict } from '../record/verdict.js';

type Style = Parameters<typeof styleText>[0];

interface Figure {
  /** What a live line or table says for it. */
  word: string;
  style: Style;
}

export const FIGURES: Record<Verdict, Figure> = {
  fail: { word: 'fail', style: 'red' },
  error: { word: 'error', style: 'magenta' },
  inconclusive: { word: 'inconclusive', style: 'magenta' },
  blocked: { word: 'blocked', style: 'yellow' },
  warn: { word: 'warn', style: 'yellow' },
  pass: { word: 'pass', style: 'green' },
  skipped: { word: 'skipped', style: 'gray' },
  'not-applicable': { word: 'n/a', style: 'gray' },
};

export const PROFILE_FIGURES: Record<ProfileVerdict, Figure> = {
  conformant: { word: 'CONFORMANT', style: 'green' },
  'no-violation-found': { word: 'NO VIOLATION FOUND', style: 'green' },
  'not-conformant': { word: 'NOT CONFORMANT', style: 'red' },
  'not-determined': { word: 'NOT DETERMINED', style: 'yellow' },
};

/** Puts colour on text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** For a stream: colour on terminals that have it, unless NO_COLOR, NODE_DISABLE_COLORS or TERM=dumb say no; FORCE_COLOR says yes. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const forced = process.env.FORCE_COLOR;
  const coloured = forced === undefined || forced === '' ? terminalWithColour(stream) : forced !== '0' && forced !== 'false';
  return coloured ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}

function terminalWithColour(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && (process.env.NO_COLOR ?? '') === '' && stream.getColorDepth() > 1;
}
