/** The parser over exchanges with a server that we did not write: what it makes of them, and what it finds. */
import { describe, expect, it } from 'vitest';
import { parseMessage } from './parse.js';
import { readTraces } from './testing/traces.js';

const exchanges = readTraces('pyssf');

function counted(
  role: 'request' | 'response',
  keys: (parsed: ReturnType<typeof parseMessage>) => Iterable<string>,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const exchange of exchanges) {
    for (const key of new Set(keys(parseMessage(exchange[role], role)))) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

describe('298 exchanges with pyssf', () => {
  it('are all there', () => {
    expect(exchanges).toHaveLength(298);
  });

  it('requests by payload', () => {
    expect(counted('request', ({ rendering, payload }) => [`${rendering} ${payload.kind}`])).toEqual({
      'undefined none': 145, // no Content-Type: most GET and DELETE
      'text/plain entity': 66,
      'text/plain action': 24,
      'text/plain categories': 16, // mixins defined and removed, filters
      'text/plain collection': 6,
      'text/plain none': 2,
      'text/plain unintelligible': 1, // 189, a sentence
      'text/occi entity': 21,
      'text/occi categories': 8,
      'text/occi action': 1,
      'text/uri-list collection': 1, // 211, a Category line labelled uri-list
      'application/occi+json entity': 2,
      'application/occi+json action': 1,
      'application/occi+json categories': 1,
      'application/occi+json unintelligible': 3, // 212 broken, 213 empty object, 214 an array of a number
    });
  });

  it('answers by payload', () => {
    expect(counted('response', ({ rendering, payload }) => [`${rendering} ${payload.kind}`])).toEqual({
      'text/plain unintelligible': 151, // "OK" and error messages
      'text/plain entity': 49,
      'text/plain collection': 26,
      'text/plain none': 18,
      'text/plain categories': 14,
      'text/occi entity': 10,
      'text/occi none': 4,
      'text/occi categories': 1,
      'text/occi collection': 1,
      'text/uri-list collection': 4,
      'text/uri-list none': 2, // a comment only, and nothing
      'application/occi+json entity': 7,
      'application/occi+json collection': 7,
      'application/occi+json categories': 2,
      'undefined none': 2, // HTML
    });
  });

  it('requests by deviation, most of them made on purpose', () => {
    expect(counted('request', ({ deviations }) => deviations.map(({ production, code }) => `${production}: ${code}`))).toEqual({
      'text-body: last-line-unterminated': 111, // curl --data-binary
      'text-body: line-feed-only': 46,
      'text-body: entry-order': 1, // 206, a category after attributes
      'text-body: field-name-case': 1, // 038
      'text-body: entry-malformed': 1, // 189
      'text-header: field-repeated': 5,
      'text-resource: entry-missing-category': 13, // filters and partial updates
      'category-value: class-missing': 3, // 111, 186, 187
      'category-value: scheme-missing': 2, // 111, 185
      'category-value: scheme-not-uri': 1, // 187, an unbalanced quote runs over the class
      'category-value: junk-after-value': 1, // 187
      'category-value: location-relative': 7, // mixins are defined with a path
      'category-value: trailing-semicolon': 1, // 040
      'link-value: target-missing': 1, // 204
      'link-value: rel-missing': 1, // 204
      'attribute: attribute-without-value': 1, // 192
      'attribute: value-bare-word': 1, // 194
      'attribute: value-empty': 1, // 195
      'text-uri-list: last-line-unterminated': 1, // 211
      'uri-list-line: uri-list-entry': 1,
      'uri-list-line: uri-list-several': 1,
      'uri-list-line: uri-list-not-uri': 1,
      'uri-list-line: uri-list-relative': 1,
      'json-text: json-syntax': 1, // 212
      'json-text: empty-object': 1, // 213
      'json-text: json-top-level-not-object': 1, // 214
      'json-resource: kind-missing': 1, // 115, a partial update
      'json-resource: core-attribute-misplaced': 1, // 115, title among the attributes
    });
  });

  it('answers by deviation, which are the faults of that server', () => {
    expect(counted('response', ({ deviations }) => deviations.map(({ production, code }) => `${production}: ${code}`))).toEqual({
      'text-body: entry-malformed': 151, // "OK" and error messages are text/plain
      'text-body: last-line-unterminated': 240,
      'text-body: line-feed-only': 91,
      'text-body: blank-line': 91, // every rendering begins with an empty line
      'text-resource: id-not-uri': 38, // the path of the instance as its id
      'text-link-instance: id-not-uri': 4,
      'text-resource: kinds-several': 1, // 261, an answer that shows two kinds
      'action-link-value: action-target-relative': 55,
      'attribute: junk-after-value': 2, // 226 and 229, quotes inside a title are not escaped
      'text-uri-list: last-line-unterminated': 6,
      'text-uri-list: line-feed-only': 3,
      'uri-list-line: uri-list-relative': 1, // 216, "OK"
      // An older JSON: arrays at the top, categories in full where identifiers are due, ids and ends among the attributes.
      'json-text: json-top-level-not-object': 9,
      'json-resource: kind-not-string': 9,
      'json-resource: mixins-not-strings': 1,
      'json-resource: actions-not-strings': 9,
      'json-resource: id-missing': 9,
      'json-resource: core-attribute-misplaced': 9,
      'json-link: kind-not-string': 8,
      'json-link: id-missing': 8,
      'json-link: core-attribute-misplaced': 8,
      'json-link: core-attribute-repeated': 4,
      'json-link: source-not-object': 4,
      'json-link: target-not-object': 4,
      'json-link: link-end-missing-source': 4,
      'json-link: link-end-missing-target': 4,
      'json-mixin: member-unknown': 2, // "related"
      'json-attribute-description: description-not-object': 2, // "muttable"
    });
  });

  it('reads the same instance from text/plain, text/occi and JSON', () => {
    const payloads = ['053-compute-get-plain', '054-compute-get-occi', '056-compute-get-occi-json'].map((name) => {
      const exchange = exchanges.find((candidate) => candidate.name === name);
      return exchange === undefined ? undefined : parseMessage(exchange.response, 'response').payload;
    });
    const shown = payloads.map((payload) =>
      payload?.kind === 'entity'
        ? {
            kind: payload.entity.kind,
            attributes: Object.fromEntries(payload.entity.attributes),
            actions: payload.entity.actions.map(({ id }) => id),
            targets: payload.entity.links.map(({ target }) => target),
          }
        : payload,
    );
    expect(shown[0]).toMatchObject({ kind: 'http://schemas.ogf.org/occi/infrastructure#compute' });
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
  });
});
