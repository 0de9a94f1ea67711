import { describe, expect, it } from 'vitest';
import { summarize } from '../record/summary.js';
import { sampleRecord } from '../record/testing/sample.js';
import { assertionCard, type Card, cardText, caseCard, failureCards } from './card.js';

describe('cardText', () => {
  it('is the card of the design', () => {
    const card: Card = {
      verdict: 'fail',
      level: 'MUST',
      document: 'GFD.223',
      section: '5.3',
      id: 'http.versioning.server-header',
      statement: 'Each response advertises the OCCI version',
      expected: 'Server header containing OCCI/1.2',
      got: 'Server: nginx/1.18.0',
      decidedBy: 'http.versioning.each-response',
      source: 'http.entity.get@rendering=text/plain',
      step: '1',
      steps: 2,
      more: 37,
      repeat: "curl -i -H 'Accept: text/plain' https://cloud.example.org/compute/1",
    };
    expect(cardText(card)).toBe(
      `FAIL  MUST  GFD.223 §5.3  http.versioning.server-header      Each response advertises the OCCI version
  expected  Server header containing OCCI/1.2
  got       Server: nginx/1.18.0
  in        http.entity.get@rendering=text/plain, step 1 of 2 (and 37 more exchanges)
  repeat    curl -i -H 'Accept: text/plain' https://cloud.example.org/compute/1`,
    );
  });

  it('says where the cause usually is', () => {
    const record = sampleRecord({ failing: true });
    const [, get] = failureCards(record, summarize(record)).map(cardText);
    expect(get).toMatch(/\n {2}got .*\n {2}hint {6}a title that is accepted .*\n {2}in /);
  });

  it('lets no hostile text through, and stays a few lines', () => {
    const record = sampleRecord({ failing: true, hostile: true });
    for (const card of failureCards(record, summarize(record))) {
      const text = cardText(card);
      expect(text.split('\n').length).toBeLessThanOrEqual(7);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });
});

describe('failureCards', () => {
  it('holds clause, step and command of the deciding exchange', () => {
    const record = sampleRecord({ failing: true });
    const [rule, get] = failureCards(record, summarize(record));
    expect(rule).toMatchObject({
      id: 'http.versioning.server-header',
      decidedBy: 'http.versioning.each-response',
      more: 37,
      step: '1',
      steps: 3,
    });
    expect(get).toMatchObject({
      level: 'MUST',
      section: '10.1',
      source: 'http.entity.get@rendering=text/plain',
      step: '2',
      steps: 3,
      more: 0,
    });
    expect(get?.repeat).toMatch(/^curl -i .* http:\/\/127\.0\.0\.1:8080\/compute\/1$/);
  });
});

describe('other cards', () => {
  it('tell what they can without an exchange or a known clause', () => {
    const record = sampleRecord();
    const card = assertionCard(record, 'x', { clauses: ['unknown'], verdict: 'fail', expected: 'a', got: 'b', exchange: 'gone' });
    expect(cardText(card)).toBe('FAIL  unknown\n  expected  a\n  got       b\n  in        x');
  });

  it('give the reason of a blocked case and the exchange of its cause', () => {
    const record = sampleRecord({ failing: true });
    const blocked = summarize(record).cases.find(({ result }) => result.verdict === 'blocked');
    if (blocked === undefined) throw new Error('the sample has a blocked case');
    const card = caseCard(record, blocked.planned, blocked.result);
    expect(card).toMatchObject({ verdict: 'blocked', because: 'no compute could be created: 500 Internal Server Error' });
    expect(card.repeat).toContain('curl -i -X POST');
  });
});
