/** The comparison as one HTML page that needs no network: the matrix, what stands out, and exchanges side by side. */
import { createHash } from 'node:crypto';
import { VERDICTS } from '../../record/verdict.js';
import { profileTitle } from '../html/headline.js';
import { anchor, html, type Markup, trusted } from '../html/markup.js';
import { styles } from '../html/styles.js';
import { verdictBadge, verdictShapes } from '../html/verdict-badge.js';
import { LEVELS_IN_ORDER } from '../level-order.js';
import { findingWord } from './csv.js';
import { embeddedJson, exchangeData } from './exchange-data.js';
import type { Cell, Column, Comparison, Row } from './model.js';
import { script } from './script.js';
import { compareStyles } from './styles.js';

const sheet = `${styles}${compareStyles}`;

const POLICY = [
  "default-src 'none'",
  `style-src '${hashSource(sheet)}'`,
  `script-src '${hashSource(script)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page as a complete HTML document; the same records give the same text again. */
export function compareHtml(comparison: Comparison): string {
  const { columns, rows } = comparison;
  const telling = rows.filter(isTelling);
  const agreed = rows.filter((row) => !isTelling(row));
  const data = exchangeData(comparison, telling);
  const opens = data !== undefined;
  const title = `Comparison of ${columns.length} ${columns.length === 1 ? 'run' : 'implementations'}`;
  const differing = rows.filter(({ disagreement }) => disagreement >= 1).length;
  const ways = rows.filter(({ disagreement }) => disagreement > 0 && disagreement < 1).length;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(sheet)}</style>
</head>
<body>
${verdictShapes()}<a class="skip" href="#matrix">Skip to the matrix</a>
<header class="banner"><div class="wrap"><h1>${title}</h1><p class="sentence">They disagree about ${differing} of ${rows.length} clauses${ways > 0 && html`, and took different permitted ways with ${ways} more`}.${
    comparison.anonymous && html` The servers are not named, and none of their messages is shown.`
  } <a href="#implementations">What each came to, by level</a></p></div></header>
<main class="wrap">
<section class="part" id="outliers" aria-labelledby="outliers-title"><h2 id="outliers-title">What stands out</h2>${outliers(comparison)}</section>
<section class="part" id="matrix" aria-labelledby="matrix-title"><h2 id="matrix-title">Clauses, by disagreement</h2>
<p class="lead">${
    opens
      ? 'A cell opens the exchanges of that implementation beside those of another, on the same test case.'
      : 'Verdicts, and in small letters which of several permitted ways a server took where they differ.'
  }</p>
${telling.length > 0 ? grid(columns, telling, opens) : html`<p>All implementations come to the same verdicts, and take the same permitted ways.</p>`}
${agreed.length > 0 && html`<details><summary>${agreed.length} clauses about which all agree</summary>${grid(columns, agreed, false)}</details>`}</section>
${features(comparison)}
<section class="part" id="implementations" aria-labelledby="implementations-title"><h2 id="implementations-title">Implementations</h2>${implementations(columns)}</section>
</main>
<footer><div class="wrap"><p>Made from ${columns.length} run records. This page needs no network.</p></div></footer>
${opens && dialog()}
${opens && html`<script type="application/json" id="exchanges">${trusted(embeddedJson(data))}</script>`}
<script>${trusted(script)}</script>
</body>
</html>
`.toString();
}

function isTelling({ disagreement, finding }: Row): boolean {
  return disagreement > 0 || finding !== undefined;
}

/** How many clauses are named in a box; the matrix has all. */
const NAMED = 12;

function outliers({ columns, rows }: Comparison): Markup {
  const all = rows.filter(({ finding }) => finding?.kind === 'all-fail');
  const boxes = columns.map(({ label }, column) => {
    const alone = rows.filter(({ finding }) => finding?.kind === 'only-one-fails' && finding.column === column);
    return alone.length > 0 && html`<div class="card fail"><h3>Only ${label} fails</h3>${clauseList(alone)}</div>`;
  });
  const suspect = all.length > 0 && html`<div class="card warn"><h3>All fail: suspect the test or the text</h3>${clauseList(all)}</div>`;
  if (all.length === 0 && boxes.every((box) => box === false))
    return html`<p class="lead">No clause is failed by one alone, and none by all.</p>`;
  return html`<div class="news">${suspect}${boxes}</div>`;
}

function clauseList(rows: readonly Row[]): Markup {
  const more = rows.length - NAMED;
  return html`<ul>${rows.slice(0, NAMED).map(({ clause }) => html`<li><a href="#${anchor('clause', clause.id)}">${clause.id}</a></li>`)}</ul>${more > 0 && html`<p>and ${more} more</p>`}`;
}

function implementations(columns: readonly Column[]): Markup {
  const levels = LEVELS_IN_ORDER.filter((level) => columns.some(({ counts }) => counts[level] !== undefined));
  const cells = (column: Column) =>
    levels.map((level) => {
      const counts = column.counts[level] ?? {};
      const present = VERDICTS.filter((verdict) => (counts[verdict] ?? 0) > 0);
      return html`<td>${present.map((verdict) => html`<span>${verdictBadge(verdict)} ${counts[verdict] ?? 0}</span> `)}</td>`;
    });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Implementations"><table class="grid counts"><thead><tr><th scope="col">Product</th><th scope="col">Version</th><th scope="col">Profile</th>${levels.map((level) => html`<th scope="col">${level}</th>`)}</tr></thead>
<tbody>${columns.map(
    (column) =>
      html`<tr><th scope="row"><code>${nameOf(column)}</code></th><td>${column.version === '' ? '–' : column.version}</td><td class="claim"><strong>${column.missing === undefined ? profileTitle(column.verdict) : 'Not tested'}</strong> <span>${column.missing ?? column.profile}</span></td>${cells(column)}</tr>`,
  )}</tbody></table></div>`;
}

/** The product; with what tells it from another of the same name and version. */
function nameOf({ label, product, version }: Column): string {
  return version !== '' && label === `${product} ${version}` ? product : label;
}

function grid(columns: readonly Column[], rows: readonly Row[], opens: boolean): Markup {
  const labels = columns.map(({ label }) => label);
  const head = html`<thead><tr><th scope="col">Clause</th>${columns.map(({ label, verdict, missing }) => html`<th scope="col">${label}<small>${missing === undefined ? profileTitle(verdict) : 'Not tested'}</small></th>`)}</tr></thead>`;
  const body = rows.map(({ clause, cells, finding, choicesDiffer, disagreement }) => {
    const why = finding === undefined ? disagreement < 1 && choicesDiffer && 'same verdict, different ways' : findingWord(finding, labels);
    const odd = finding?.kind === 'only-one-fails' ? finding.column : -1;
    return html`<tr id="${anchor('clause', clause.id)}"><th scope="row"><span class="level">${clause.level}</span> <code>${clause.id}</code>${why !== false && html`<span class="${finding === undefined ? 'where' : 'why'}">${why}</span>`}<span class="where">${clause.document} §${clause.section}</span><span class="told">${clause.statement}</span></th>${cells.map((cell, i) => cellOf(cell, clause.id, i, columns[i], { opens, odd: i === odd, ways: choicesDiffer }))}</tr>\n`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Clauses against implementations"><table class="grid">${head}<tbody>${body}</tbody></table></div>`;
}

interface CellOptions {
  /** Leads to exchanges. */
  opens: boolean;
  /** The only one that fails. */
  odd: boolean;
  /** Says which way the server took. */
  ways: boolean;
}

function cellOf(
  { verdict, choices, cases }: Cell,
  clause: string,
  column: number,
  of: Column | undefined,
  { opens, odd, ways }: CellOptions,
): Markup {
  if (verdict === 'absent') return html`<td class="absent">${of?.missing === undefined ? 'not in its profile' : 'not tested'}</td>`;
  const badge = verdictBadge(verdict);
  const told = ways && choices.length > 0 && html`<small>${choices.join(', ')}</small>`;
  const content =
    opens && cases.length > 0
      ? html`<button type="button" disabled data-clause="${clause}" data-column="${column}" aria-label="${of?.label}: ${verdict}; show exchanges">${badge}${told}</button>`
      : html`${badge}${told}`;
  return html`<td class="${verdict}${odd && ' odd'}">${content}</td>`;
}

function features({ columns, features: rows }: Comparison): Markup | undefined {
  if (rows.length === 0) return undefined;
  return html`<section class="part" id="features" aria-labelledby="features-title"><h2 id="features-title">Features that not all offer</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Features against implementations"><table class="grid"><thead><tr><th scope="col">Feature</th>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${rows.map(({ token, states }) => html`<tr><th scope="row"><code>${token}</code></th>${states.map((state) => html`<td class="${state === 'offered' ? 'pass' : 'not-applicable'}">${state.replace('-', ' ')}</td>`)}</tr>`)}</tbody></table></div></section>`;
}

function dialog(): Markup {
  return html`<dialog id="pair" aria-labelledby="pair-title"><header><h2 id="pair-title"></h2><p class="statement"></p><div class="ask"><label>Left <select name="left"></select></label><label>Right <select name="right"></select></label><label>Test case <select name="case"></select></label><input type="hidden" name="clause"></div><button type="button" name="close">Close</button></header><div class="sides"></div></dialog>`;
}

function hashSource(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
