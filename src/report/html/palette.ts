/** The colours of the report, in light and dark; a test computes their contrast (WCAG 2.2, 1.4.3 and 1.4.11). */
import { VERDICTS, type Verdict } from '../../record/verdict.js';

/** Text and background of one verdict; text is also set on page and surface. */
export interface VerdictColours {
  text: string;
  tint: string;
}

export interface Palette {
  page: string;
  surface: string;
  text: string;
  muted: string;
  link: string;
  /** Lines that only decorate. */
  line: string;
  /** Borders of controls, and the focus ring. */
  control: string;
  /** Background of the decisive part of an exchange. */
  mark: string;
  verdicts: Record<Verdict, VerdictColours>;
}

export const LIGHT: Palette = {
  page: '#ffffff',
  surface: '#f5f7fa',
  text: '#1a1f26',
  muted: '#545d68',
  link: '#0a53be',
  line: '#d5dae1',
  control: '#757f8c',
  mark: '#ffe58a',
  verdicts: {
    fail: { text: '#b0121b', tint: '#fdebec' },
    error: { text: '#99186e', tint: '#fbe9f4' },
    inconclusive: { text: '#5a3fbf', tint: '#eeebfc' },
    blocked: { text: '#42536a', tint: '#e6ebf2' },
    warn: { text: '#7d5300', tint: '#fff2cf' },
    pass: { text: '#11642c', tint: '#e4f5e9' },
    skipped: { text: '#255f80', tint: '#e2f1f9' },
    'not-applicable': { text: '#545d68', tint: '#edf0f3' },
  },
};

export const DARK: Palette = {
  page: '#0f1318',
  surface: '#181d24',
  text: '#e6eaf0',
  muted: '#a0abb8',
  link: '#82bbff',
  line: '#323a45',
  control: '#7d8896',
  mark: '#473900',
  verdicts: {
    fail: { text: '#ff928d', tint: '#3b1719' },
    error: { text: '#f69edb', tint: '#38162e' },
    inconclusive: { text: '#beabff', tint: '#261e44' },
    blocked: { text: '#b4c1d2', tint: '#232c38' },
    warn: { text: '#f1c24f', tint: '#33280b' },
    pass: { text: '#73dd8f', tint: '#11301b' },
    skipped: { text: '#8fcaf0', tint: '#132a3b' },
    'not-applicable': { text: '#aab4bf', tint: '#23292f' },
  },
};

/** Custom properties of a palette, for the root element. */
export function properties(palette: Palette): string {
  const { verdicts, ...base } = palette;
  const plain = Object.entries(base).map(([name, colour]) => `--${name}:${colour}`);
  const judged = VERDICTS.flatMap((v) => [`--${v}:${verdicts[v].text}`, `--${v}-tint:${verdicts[v].tint}`]);
  return [...plain, ...judged].join(';');
}
