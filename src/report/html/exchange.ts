/** Exchanges: in full with request and response side by side, or as a line with method, URL and status. */

import type { HeaderField } from '../../message.js';
import { type Assertion, type ExchangeLine, keyText, type RecordedOutcome } from '../../record/format.js';
import { type Marks, marked, marksOf, NOTHING } from './marks.js';
import { anchor, html, type Markup, type Slot } from './markup.js';
import type { View } from './view.js';

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

/**
 * Whether there is room to show an exchange in full, which is then taken. What decided something comes before what only led to it.
 * Bodies have an allowance of their own.
 */
export function hasRoom({ room }: View, { request, outcome }: ExchangeLine, decided: boolean): boolean {
  const fields = [...request.fields, ...(outcome.kind === 'response' ? outcome.fields : [])];
  const size = MARKUP + fields.reduce((sum, [name, value]) => sum + name.length + value.length + FIELD, request.url.length * 2);
  const fits = room.left > (decided ? -room.overdraft : 0);
  if (fits) room.left -= size;
  else room.shortened += 1;
  return fits;
}

/** Characters of markup around an exchange, with the beginnings of its bodies, and around each field. */
const MARKUP = 1_100;
const FIELD = 14;

/** In full and folded, open if one of the given assertions was decided by it. Only the first time in a report it is an anchor. */
export function exchangeInFull(view: View, exchange: ExchangeLine, assertions: readonly Assertion[]): Markup {
  const key = keyText(exchange.key);
  const anchored = !view.anchored.has(key);
  view.anchored.add(key);
  const deciding = assertions.filter((assertion) => assertion.exchange === key && assertion.verdict !== 'pass');
  const marks = marksOf(exchange.outcome, deciding);
  const { step, attempt, iteration } = exchange.key;
  const again = exchange.key.try;
  const place: Slot = [
    `step ${step}`,
    attempt > 1 && `, attempt ${attempt}`,
    iteration > 0 && `, reading ${iteration + 1}`,
    again > 0 && `, try ${again + 1}`,
  ];
  return html`<details class="x"${deciding.length > 0 && html` open`}><summary><span class="step">${place}</span> ${requestLine(exchange)}</summary>
<div class="pair"${anchored && html` id="${anchor('exchange', key)}"`}>${requestFigure(view, exchange)}${outcomeFigure(view, exchange.outcome, marks)}</div>${
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

function outcomeFigure(view: View, outcome: RecordedOutcome, marks: Marks): Markup {
  if (outcome.kind !== 'response') {
    return html`<figure><figcaption>No response</figcaption><p><mark>${outcome.kind}</mark> in phase ${outcome.phase}: ${outcome.detail}</p></figure>`;
  }
  const line = `${outcome.version} ${outcome.status} ${outcome.reason}`;
  const head = html`<b>${marks.status ? html`<mark>${line}</mark>` : line}</b>`;
  const faults = outcome.framing.map((fault) => html`<li>${fault.code}: ${fault.detail}</li>`);
  const below = faults.length > 0 && html`<ul class="note">${faults}</ul>`;
  return figure('Response, as received', head, outcome.fields, view.bodies.print(outcome.body, marks.texts.length > 0), marks, below);
}

function figure(
  caption: string,
  head: Markup,
  fields: readonly HeaderField[],
  body: { text: string; note?: Markup } | undefined,
  marks: Marks,
  below: Slot = undefined,
): Markup {
  const lines = fields.map(([name, value]) => {
    const whole = marks.fields.has(name.toLowerCase());
    return whole ? html`\n<mark><i>${name}:</i> ${value}</mark>` : html`\n<i>${name}:</i> ${marked(value, marks)}`;
  });
  const missing = marks.missing.map((name) => html`\n<mark>(no ${name} field)</mark>`);
  const content = body !== undefined && body.text !== '' && html`\n\n${marked(body.text, marks)}`;
  return html`<figure><figcaption>${caption}</figcaption><pre tabindex="0" role="group" aria-label="${caption}">${head}${lines}${missing}${content}</pre>${
    body?.note !== undefined && html`<p class="note">${body.note}</p>`
  }${below}</figure>`;
}
