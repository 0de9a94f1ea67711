/** Exchanges: in full with request and response side by side, or as a line with method, URL and status. */

import type { HeaderField } from '../../message.js';
import { type Assertion, type ExchangeLine, keyText, type RecordedOutcome } from '../../record/format.js';
import { anchor, html, type Markup, type Slot } from './markup.js';
import type { View } from './view.js';

/** Which parts of a response an assertion was decided by, as far as its words tell. */
interface Decisive {
  status: boolean;
  /** Names in lower case. */
  fields: ReadonlySet<string>;
}

const NOTHING: Decisive = { status: false, fields: new Set() };

/** Method, URL and status in one line. */
export function exchangeLine(exchange: ExchangeLine): Markup {
  return html`<li>${requestLine(exchange)}</li>`;
}

function requestLine({ request, outcome, elapsed }: ExchangeLine): Markup {
  const ended =
    outcome.kind === 'response'
      ? html`<b class="status">${outcome.status}</b> ${outcome.reason}`
      : html`<b class="status">${outcome.kind}</b>`;
  return html`<code><b>${request.method}</b> ${request.url}</code> ${ended} <small>${Math.round(elapsed)} ms</small>`;
}

/** In full and folded, open if one of the given assertions was decided by it. Only the first time in a report it is an anchor. */
export function exchangeInFull(view: View, exchange: ExchangeLine, assertions: readonly Assertion[]): Markup {
  const key = keyText(exchange.key);
  const anchored = !view.anchored.has(key);
  view.anchored.add(key);
  const deciding = assertions.filter((assertion) => assertion.exchange === key && assertion.verdict !== 'pass');
  const decisive = decisiveParts(exchange.outcome, deciding);
  const { step, attempt, iteration } = exchange.key;
  const again = exchange.key.try;
  const place: Slot = [
    `step ${step}`,
    attempt > 1 && `, attempt ${attempt}`,
    iteration > 0 && `, reading ${iteration + 1}`,
    again > 0 && `, try ${again + 1}`,
  ];
  return html`<details class="x"${deciding.length > 0 && html` open`}><summary><span class="step">${place}</span> ${requestLine(exchange)}</summary>
<div class="pair"${anchored && html` id="${anchor('exchange', key)}"`}>${requestFigure(view, exchange)}${outcomeFigure(view, exchange.outcome, decisive)}</div>${
    exchange.context.breaks !== undefined && html`<p class="note">This request breaks ${exchange.context.breaks} on purpose.</p>`
  }</details>`;
}

function requestFigure(view: View, { request }: ExchangeLine): Markup {
  return figure(
    'Request, as sent',
    html`<b>${request.method} ${request.url}</b>`,
    request.fields,
    view.bodies.print(request.body),
    NOTHING,
  );
}

function outcomeFigure(view: View, outcome: RecordedOutcome, decisive: Decisive): Markup {
  if (outcome.kind !== 'response') {
    return html`<figure><figcaption>No response</figcaption><p><mark>${outcome.kind}</mark> in phase ${outcome.phase}: ${outcome.detail}</p></figure>`;
  }
  const line = `${outcome.version} ${outcome.status} ${outcome.reason}`;
  const head = html`<b>${decisive.status ? html`<mark>${line}</mark>` : line}</b>`;
  const faults = outcome.framing.map((fault) => html`<li>${fault.code}: ${fault.detail}</li>`);
  const below = faults.length > 0 && html`<ul class="note">${faults}</ul>`;
  return figure('Response, as received', head, outcome.fields, view.bodies.print(outcome.body), decisive, below);
}

function figure(
  caption: string,
  head: Markup,
  fields: readonly HeaderField[],
  body: { text: string; note?: Markup } | undefined,
  decisive: Decisive,
  below: Slot = undefined,
): Markup {
  const lines = fields.map(([name, value]) => {
    const line = html`<i>${name}:</i> ${value}`;
    return html`\n${decisive.fields.has(name.toLowerCase()) ? html`<mark>${line}</mark>` : line}`;
  });
  const content = body !== undefined && body.text !== '' && html`\n\n${body.text}`;
  return html`<figure><figcaption>${caption}</figcaption><pre tabindex="0" role="group" aria-label="${caption}">${head}${lines}${content}</pre>${
    body?.note !== undefined && html`<p class="note">${body.note}</p>`
  }${below}</figure>`;
}

function decisiveParts(outcome: RecordedOutcome, deciding: readonly Assertion[]): Decisive {
  if (outcome.kind !== 'response' || deciding.length === 0) return NOTHING;
  const words = deciding.map(({ expected, got }) => `${expected}\n${got}`.toLowerCase()).join('\n');
  const named = outcome.fields.map(([name]) => name.toLowerCase()).filter((name) => mentions(words, name));
  return { status: words.includes('status') && words.includes(`${outcome.status}`), fields: new Set(named) };
}

/** `server: x`, `server header`, `server field`: the name alone may be an everyday word. */
function mentions(words: string, name: string): boolean {
  return [':', ' header', ' field'].some((after) => {
    const at = words.indexOf(name + after);
    return at >= 0 && !/[a-z0-9-]/.test(words.charAt(at - 1));
  });
}
