import { describe, expect, it } from 'vitest';
import type { Grade, GradedList, StatusPattern } from '../../spec/suite.js';
import { gradeStatus, matchesStatus, statusWords } from './status.js';

describe('gradeStatus', () => {
  it.each<[number, GradedList<StatusPattern>, Grade, string]>([
    [200, { pass: [200, 201] }, 'pass', 'named exactly'],
    [204, { pass: [200], warn: ['2xx'] }, 'warn', 'named by its class'],
    [404, { warn: ['4xx'], note: [404] }, 'note', 'an exact code counts before a class, whatever the order'],
    [500, { pass: ['2xx'], warn: ['4xx'] }, 'broken', 'what no grade names is broken'],
    [501, { pass: [200], notOffered: [405, 501] }, 'notOffered', 'a permitted refusal'],
  ])('%i under %j is %s: %s', (status, grades, expected) => {
    expect(gradeStatus(status, grades)).toBe(expected);
  });
});

it('matches classes and exact codes', () => {
  expect(matchesStatus(201, ['2xx'])).toBe(true);
  expect(matchesStatus(301, ['2xx', 404])).toBe(false);
});

it('says what is due and what is tolerated', () => {
  expect(statusWords({ pass: [200, 201], warn: [204] })).toBe('status 200 or 201 (tolerated: 204)');
});
