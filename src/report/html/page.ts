/** The page: head with its policy, the parts in the order in which they are read. */
import { createHash } from 'node:crypto';
import { VERDICTS, type Verdict } from '../../record/verdict.js';
import { baselineTable } from './baseline.js';
import { causeCards, causeCounts } from './cards.js';
import { caseGroups, unfinished } from './cases.js';
import { clauseCoverage } from './clauses.js';
import { rerunPattern } from './command.js';
import { environment, keyFacts, notes } from './environment.js';
import { assertionsWith, casesWith, disputed, featureTable } from './findings.js';
import { headline, profileTitle } from './headline.js';
import { anchor, html, type Markup, type Slot, trusted } from './markup.js';
import { verdictMatrix } from './matrix.js';
import { script } from './script.js';
import { styles } from './styles.js';
import { verdictBadge, verdictIcon, verdictLegend, verdictShapes } from './verdict-badge.js';
import { counted, type View } from './view.js';

interface Part {
  id: string;
  title: string;
  /** Its name in the list of parts. */
  short: string;
  content: Markup;
}

const POLICY = [
  "default-src 'none'",
  `style-src '${hashSource(styles)}'`,
  `script-src '${hashSource(script)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The whole document. */
export function page(view: View): Markup {
  const { summary, record } = view;
  const { product } = record.header.target;
  const before = [...findings(view)];
  const browse: Part[] = [
    {
      id: 'cases',
      title: 'All test cases',
      short: 'Test cases',
      content: html`<p class="hint">To run one of them again: ${rerunPattern(view)}</p>${unfinished(view)}${allCases(view)}`,
    },
    { id: 'clauses', title: 'Clauses of the documents', short: 'Clauses', content: clauseCoverage(view) },
  ];
  const after = [...background(view)];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${profileTitle(summary.verdict)}: ${product.name} ${product.version}</title>
<style>${trusted(styles)}</style>
</head>
<body>
${verdictShapes()}<a class="skip" href="#content">Skip to the findings</a>
${banner(view)}
<nav class="toc" aria-label="Parts of this report"><div class="wrap"><ul>${[{ id: 'overview', short: 'Overview' }, ...before, ...browse, ...after].map(({ id, short }) => html`<li><a href="#${id}">${short}</a></li>`)}</ul></div></nav>
<main class="wrap" id="content">
<section class="part over" id="overview" aria-label="Overview"><div>${verdictMatrix(view)}</div><div>${keyFacts(view)}<details><summary>What the verdicts mean</summary>${verdictLegend()}</details></div></section>
${before.map(partOf)}
<div class="browse">${finder(view)}${browse.map(partOf)}</div>
${after.map(partOf)}
</main>
<footer><div class="wrap"><p>Made by ${record.header.package.name} ${record.header.package.version} from the run record <code>${record.digest}</code>. This page needs no network.</p></div></footer>
<script>${trusted(script)}</script>
</body>
</html>
`;
}

function allCases(view: View): Slot {
  const groups = caseGroups(view);
  const { shortened } = view.room;
  const note =
    shortened > 0 &&
    html`<p class="hint">${counted(shortened, 'exchange')} of failed test cases ${shortened === 1 ? 'is' : 'are'} a line only, so that this page opens quickly; the run record has all of them.</p>`;
  return html`${note}${groups}`;
}

const FACE: Record<View['summary']['verdict'], Verdict> = {
  conformant: 'pass',
  'no-violation-found': 'pass',
  'not-conformant': 'fail',
  'not-determined': 'inconclusive',
};

const CAUSES_AT_THE_TOP = 8;

function banner(view: View): Markup {
  const { summary, record } = view;
  const face = FACE[summary.verdict];
  const further = summary.causes.length - CAUSES_AT_THE_TOP;
  const causes = summary.causes.slice(0, CAUSES_AT_THE_TOP).map((cause) => {
    return html`<li><a href="#${anchor('cause', cause.id)}">${cause.text}</a> <small>${causeCounts(cause)}</small></li>`;
  });
  return html`<header class="banner ${face}"><div class="wrap"><h1>${verdictIcon(face)}<span>${headline(summary).replace(/(\d+) /g, '$1\u00a0')}</span></h1><p class="sentence">${summary.sentence}</p>${
    record.footer === undefined && html`<p class="sentence"><strong>The run was interrupted: its record has no end.</strong></p>`
  }${causes.length > 0 && html`<ol>${causes}</ol>`}${further > 0 && html`<p><a href="#failures">and ${counted(further, 'further cause')}</a></p>`}</div></header>`;
}

function* findings(view: View): Iterable<Part> {
  yield* part('baseline', 'Baseline', 'Baseline', [baselineTable(view)]);
  if (view.summary.causes.length > 0)
    yield { id: 'failures', title: 'Failures by cause', short: 'Failures', content: html`${causeCards(view)}${casesWith(view, 'fail')}` };
  yield* part('warnings', 'Warnings', 'Warnings', [assertionsWith(view, 'warn')]);
  const open = (['error', 'inconclusive'] as const).flatMap((verdict) => [assertionsWith(view, verdict), casesWith(view, verdict)]);
  yield* part('inconclusive', 'Errors and inconclusive', 'Inconclusive', open);
  yield* part('disputed', 'Disputed interpretations', 'Disputed', [disputed(view)]);
}

function* background(view: View): Iterable<Part> {
  yield* part('features', 'Features, declared and discovered', 'Features', [featureTable(view)]);
  yield { id: 'environment', title: 'Environment', short: 'Environment', content: environment(view) };
  yield { id: 'notes', title: 'Limits and clean-up', short: 'Clean-up', content: notes(view) };
}

function* part(id: string, title: string, short: string, contents: readonly (Markup | undefined)[]): Iterable<Part> {
  if (contents.some((content) => content !== undefined)) yield { id, title, short, content: html`${contents}` };
}

function partOf({ id, title, content }: Part): Slot {
  return html`<section class="part" id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}</section>
`;
}

/** Shown by the script, since it does nothing without. */
function finder({ summary }: View): Markup {
  const present = new Set([
    ...summary.clauses.map((c) => c.verdict),
    ...summary.cases.map((c) => c.result.verdict),
    ...summary.rules.map((r) => r.result.verdict),
  ]);
  const levels = [...new Set(summary.clauses.map(({ clause }) => clause.level))];
  return html`<form class="find" id="find" role="search" aria-label="Test cases and clauses" hidden>
<label>Search <input type="search" name="q" autocomplete="off" title="Press / to come here, Escape to empty it" aria-keyshortcuts="/"></label>
<label>Level <select name="level"><option value="">any</option>${levels.map((level) => html`<option>${level}</option>`)}</select></label>
<fieldset><legend>Verdict</legend>${VERDICTS.filter((v) => present.has(v)).map((v) => html`<label><input type="checkbox" name="verdict" value="${v}">${verdictBadge(v)}</label>`)}</fieldset>
<button type="button" name="clear" hidden>Clear</button><output></output></form>`;
}

function hashSource(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
