/** The closed lists that grammar clauses are decided by: what the parsers count, and what they find odd. */

/**
 * Productions of the grammars (GFD.229 and GFD.226, lists `grammar`), by the names of the documents. A code may be reported under several
 * productions (`parameter-order` of a category-value, of a link-value); a deviation names the one it was found in.
 */
export const PRODUCTIONS = [
  // GFD.229, single values
  'category-value',
  'attribute',
  'link-value',
  'action-link-value',
  'location-entry',
  'uri-list-line',
  // GFD.229, whole messages: the carrier, then what it was taken for
  'text-body',
  'text-header',
  'text-uri-list',
  'text-resource',
  'text-link-instance',
  'text-action-invocation',
  'text-entity-collection',
  'text-category-collection',
  // GFD.226; json-entity counts resources and links together, json-category kinds, mixins and actions, json-collection both sorts
  'json-text',
  'json-entity',
  'json-resource',
  'json-link',
  'json-link-end',
  'json-attributes',
  'json-action-invocation',
  'json-category',
  'json-kind',
  'json-mixin',
  'json-action',
  'json-attribute-description',
  'json-collection',
  'json-entity-collection',
  'json-category-collection',
] as const;

export type Production = (typeof PRODUCTIONS)[number];

/** All deviations a parser can report, each with the productions it is reported under; suites name the codes, so none is ever renamed. */
const DEVIATIONS = {
  // ---- lists and parameters of text values
  'empty-element': ['category-value', 'attribute', 'link-value'], // a,,b or a comma at an end of the list
  'empty-list': ['category-value', 'attribute', 'link-value'], // a field name with no value at all
  'trailing-semicolon': ['category-value', 'attribute', 'link-value', 'action-link-value'], // a semicolon after the last parameter
  'parameter-empty': ['category-value', 'link-value', 'action-link-value'], // nothing between two semicolons
  'parameter-malformed': ['category-value', 'link-value', 'action-link-value'], // a parameter without "="
  'parameter-order': ['category-value', 'link-value'], // parameters in another order than printed
  'parameter-repeated': ['category-value', 'link-value', 'action-link-value'], // the same parameter twice in one value
  'parameter-unknown': ['category-value', 'action-link-value'], // a parameter that the production does not have
  'parameter-case': ['category-value', 'link-value', 'action-link-value'], // a parameter name in another case than printed
  'separator-missing': ['category-value', 'link-value', 'action-link-value'], // two parameters with only blanks between them
  'space-around-equals': ['category-value', 'attribute', 'link-value', 'action-link-value'], // blanks beside "="
  'quote-unterminated': ['category-value', 'attribute', 'link-value', 'action-link-value'], // an opening double quote without a closing one
  'junk-after-value': ['category-value', 'attribute', 'link-value', 'action-link-value'], // characters between a closing quote and the next separator
  'list-padded': ['category-value', 'link-value', 'action-link-value'], // blanks at an end of a list inside quotes or braces
  'list-comma': ['category-value', 'link-value', 'action-link-value'], // commas or tabs where spaces separate type identifiers
  // ---- category-value
  'term-missing': ['category-value', 'json-kind', 'json-mixin', 'json-action'], // no term before the first semicolon
  'term-quoted': ['category-value'], // the term in quotes
  'term-first-char': ['category-value', 'json-kind', 'json-mixin', 'json-action'], // a term that begins with neither letter nor digit
  'term-charset': ['category-value', 'json-kind', 'json-mixin', 'json-action'], // a term with other characters than letters, digits, "-", "_" and "."
  'scheme-missing': ['category-value', 'json-kind', 'json-mixin', 'json-action'], // no scheme parameter
  'scheme-unquoted': ['category-value'], // scheme without quotes
  'scheme-single-quoted': ['category-value'], // scheme in single quotes
  'scheme-not-uri': ['category-value', 'json-kind', 'json-mixin', 'json-action'], // scheme is no absolute URI
  'class-missing': ['category-value'], // no class parameter
  'class-unknown': ['category-value'], // class is none of kind, mixin and action
  'class-case': ['category-value'], // class in another case than printed
  'class-single-quoted': ['category-value'], // class in single quotes
  'title-unquoted': ['category-value'], // title without double quotes
  'title-malformed': ['category-value'], // title with control characters or a broken escape
  'rel-unquoted': ['category-value', 'link-value', 'action-link-value'], // rel without double quotes
  'rel-empty': ['category-value', 'link-value', 'action-link-value'], // rel=""
  'rel-several': ['category-value', 'action-link-value'], // more than one identifier where one is due
  'rel-not-type-identifier': ['category-value', 'link-value', 'action-link-value'], // an item that is no URI with a term at its end
  'location-unquoted': ['category-value'], // location without double quotes
  'location-not-uri': ['category-value', 'json-kind', 'json-mixin', 'json-action'], // neither URI-reference nor URI template
  'location-relative': ['category-value'], // a relative reference where the grammar prints URI
  'location-template': ['category-value'], // a URI template (RFC 6570) as location
  'attributes-unquoted': ['category-value'], // attributes without double quotes
  'attributes-empty': ['category-value'], // attributes=""
  'attributes-comma': ['category-value'], // commas where spaces separate attribute definitions
  'attributes-separator': ['category-value'], // another blank than a space between attribute definitions
  'attribute-name-charset': ['category-value', 'attribute', 'link-value', 'json-attributes', 'json-kind', 'json-mixin', 'json-action'], // a name outside the rule for names
  'attribute-name-repeated': ['category-value', 'attribute', 'link-value'], // the same name twice in one category or one instance
  'attribute-properties-empty': ['category-value'], // name{}
  'attribute-properties-comma': ['category-value'], // commas inside the braces
  'attribute-properties-detached': ['category-value'], // a space before the brace
  'attribute-properties-malformed': ['category-value'], // a brace that is not closed, or something behind it
  'attribute-property-unknown': ['category-value'], // another word than immutable and required
  'attribute-property-case': ['category-value'], // one of the two words in another case than printed
  'actions-unquoted': ['category-value'], // actions without double quotes
  'actions-empty': ['category-value'], // actions=""
  'actions-not-type-identifier': ['category-value', 'json-resource', 'json-link', 'json-kind', 'json-mixin', 'json-action'], // an item that is no URI with a term at its end
  'actions-on-action': ['category-value', 'json-action'], // a category of class action with a parameter or member actions
  'location-on-action': ['category-value', 'json-action'], // a category of class action with a location
  'category-repeated': ['category-value', 'json-category-collection'], // scheme and term of an earlier entry of the same message
  // ---- link-value and action-link-value
  'target-missing': ['link-value', 'action-link-value'], // no <...> at the start
  'target-unterminated': ['link-value', 'action-link-value'], // "<" without ">"
  'target-not-uri-reference': ['link-value', 'action-link-value'], // what stands between the brackets is no URI-reference
  'action-target-relative': ['action-link-value'], // a relative reference where the grammar prints URI
  'action-target-query': ['action-link-value'], // other query parameters beside action
  'action-target-term': ['action-link-value'], // no term, or one outside the rule for terms, after action=
  'action-term-mismatch': ['action-link-value'], // rel does not end with the term of the query
  'rel-missing': ['link-value', 'action-link-value'], // no rel parameter
  'self-unquoted': ['link-value'], // self without double quotes
  'self-not-uri-reference': ['link-value'], // self is no URI-reference
  'category-unquoted': ['link-value'], // one unquoted identifier, as the grammar prints it
  'category-unquoted-list': ['link-value'], // several identifiers without quotes
  'category-empty': ['link-value'], // category=""
  'category-not-type-identifier': ['link-value'], // an item that is no URI with a term at its end
  'link-attribute-before-category': ['link-value'], // an attribute before the category parameter, or without one
  'link-attribute-value': ['link-value'], // neither token nor quoted-string
  'link-foreign': ['text-header'], // a Link field of RFC 8288 whose rel is no type identifier; ignored
  // ---- attribute
  'attribute-without-value': ['attribute'], // no "="
  'value-empty': ['attribute'], // nothing after "="
  'value-bare-word': ['attribute'], // a word without quotes that is neither number nor boolean
  'value-single-quoted': ['attribute'], // a value in single quotes
  'value-json': ['attribute'], // a bare JSON array or object
  'value-malformed': ['attribute'], // a quoted value with control characters or a broken escape
  'number-signed': ['attribute'], // a number with "+" or "-"
  'number-exponent': ['attribute'], // a number with exponent
  'number-lone-dot': ['attribute'], // "." without a digit
  'number-decimal-comma': ['attribute'], // digits, comma, digits: read as a number and an element without name
  'boolean-case': ['attribute'], // TRUE, False
  'attribute-parameters': ['attribute'], // something after a semicolon
  // ---- location-entry and uri-list-line
  'location-empty': ['location-entry'], // no value
  'location-quoted': ['location-entry'], // in quotes
  'location-bracketed': ['location-entry'], // in angle brackets
  'location-not-uri-reference': ['location-entry'], // no URI-reference
  'location-list': ['location-entry'], // a comma list in a text/plain line
  'uri-list-relative': ['uri-list-line'], // a relative reference where a URI is due
  'uri-list-urn': ['uri-list-line'], // a URN, which cannot be followed
  'uri-list-not-uri': ['uri-list-line'], // neither URI nor URI-reference
  'uri-list-several': ['uri-list-line'], // several references on one line
  'uri-list-entry': ['uri-list-line'], // "X-OCCI-Location:" or another entry of the text rendering
  // ---- text-body, text-header, text-uri-list: the carrier
  'line-feed-only': ['text-body', 'text-uri-list'], // lines end consistently with LF alone
  'line-ends-mixed': ['text-body', 'text-uri-list'], // CRLF and LF in one body, or a bare CR
  'last-line-unterminated': ['text-body', 'text-uri-list'], // no line end after the last line
  'line-folded': ['text-body'], // a line that begins with a blank, or one before it that ends with a backslash
  'blank-line': ['text-body'], // an empty line among entries
  'byte-order-mark': ['text-body', 'text-uri-list', 'json-text'], // a byte order mark before the content
  'entry-malformed': ['text-body'], // a line without name and colon
  'field-unknown': ['text-body'], // an entry of another name
  'field-name-case': ['text-body'], // a name in the body in another case than printed
  'field-name-space': ['text-body'], // blanks before the colon
  'field-repeated': ['text-header'], // several text/occi fields of one name, where one comma list is recommended
  'fields-beside-body': ['text-body', 'text-uri-list', 'json-text'], // OCCI header fields beside a text/plain, JSON or uri-list body
  'entries-in-body': ['text-header'], // OCCI entries in the body of a text/occi message
  'body-without-ok': ['text-header'], // a text/occi response without OK in the body
  'body-around-ok': ['text-header'], // more than OK and a line end in the body of a text/occi response
  'control-character': ['text-header'], // a control character in a field value
  // ---- what the message was taken for
  'entry-order': ['text-body'], // not categories, links, attributes
  'entry-missing-category': ['text-resource', 'text-link-instance'], // links or attributes without any category
  'kind-missing': ['text-resource', 'text-link-instance', 'json-resource', 'json-link'], // an entity without kind
  'kinds-several': ['text-resource', 'text-link-instance'], // an entity with more than one kind
  'action-category-in-entity': ['text-resource', 'text-link-instance'], // a category of class action in an entity
  'location-beside-entry': ['text-resource', 'text-link-instance', 'text-action-invocation', 'text-category-collection'], // X-OCCI-Location in an entity, action invocation or category collection
  'entry-in-collection': ['text-entity-collection'], // categories, links or attributes beside the X-OCCI-Location entries of a collection
  'link-reference-in-link': ['text-link-instance'], // a link instance with link references
  'link-in-categories': ['text-category-collection'], // Link entries in a category collection
  'attribute-in-categories': ['text-category-collection'], // X-OCCI-Attribute entries in a category collection
  'categories-several-in-action': ['text-action-invocation'], // an action invocation with more than one category
  'link-in-action': ['text-action-invocation'], // an action invocation with Link entries
  // ---- JSON text
  'json-empty-body': ['json-text'], // no content at all
  'json-syntax': ['json-text'], // no JSON (RFC 4627)
  'json-not-utf8': ['json-text'], // bytes that are no UTF-8
  'json-other-encoding': ['json-text'], // UTF-16 or UTF-32
  'json-duplicate-name': ['json-text'], // a member name twice in one object
  'json-too-deep': ['json-text'], // nested more than 200 deep; not read
  'json-top-level-not-object': ['json-text'], // an array, string, number, boolean or null
  'member-unknown': [
    'json-text',
    'json-resource',
    'json-link',
    'json-link-end',
    'json-action-invocation',
    'json-kind',
    'json-mixin',
    'json-action',
    'json-attribute-description',
    'json-entity-collection',
    'json-category-collection',
  ], // a member that the object does not have
  'member-null': [
    'json-resource',
    'json-link',
    'json-link-end',
    'json-action-invocation',
    'json-kind',
    'json-mixin',
    'json-action',
    'json-attribute-description',
    'json-entity-collection',
    'json-category-collection',
  ], // null, which is no value of any member
  // ---- JSON entities and invocations
  'entity-wrapped': ['json-resource', 'json-link'], // a single entity inside resources or links
  'entity-not-object': ['json-entity-collection'], // an element of resources or links that is no object
  'kind-not-string': ['json-resource', 'json-link'],
  'kind-not-type-identifier': ['json-resource', 'json-link'], // kind is no URI with a term at its end
  'mixins-not-array': ['json-resource', 'json-link', 'json-category-collection'],
  'mixins-not-strings': ['json-resource', 'json-link'], // an element that is no string
  'mixins-not-type-identifier': ['json-resource', 'json-link'],
  'mixins-repeated': ['json-resource', 'json-link'], // the same mixin twice
  'actions-not-array': ['json-resource', 'json-link', 'json-kind', 'json-mixin', 'json-action', 'json-category-collection'],
  'actions-not-strings': ['json-resource', 'json-link', 'json-kind', 'json-mixin', 'json-action'], // an element that is no string, such as a full action
  'attributes-not-object': ['json-resource', 'json-link', 'json-action-invocation', 'json-kind', 'json-mixin', 'json-action'],
  'id-missing': ['text-resource', 'text-link-instance', 'json-resource', 'json-link'],
  'id-not-string': ['text-resource', 'text-link-instance', 'json-resource', 'json-link'],
  'id-not-uri': ['text-resource', 'text-link-instance', 'json-resource', 'json-link'], // such as a bare UUID
  'title-not-string': ['json-resource', 'json-link', 'json-kind', 'json-mixin', 'json-action'],
  'summary-not-string': ['json-resource', 'json-link'],
  'summary-on-link': ['json-link'],
  'links-on-link': ['json-link'],
  'rel-on-link': ['json-link'], // known to the schema of appendix B only
  'rel-not-string': ['json-link'],
  'links-not-array': ['json-resource', 'json-entity-collection', 'json-category-collection'],
  'links-not-objects': ['json-resource'], // an element of links that is no object, such as a URL
  'link-end-missing-source': ['text-link-instance', 'json-link'], // no source on a link
  'link-end-missing-target': ['text-link-instance', 'json-link'], // no target on a link
  'source-not-object': ['json-link'], // such as a bare URL
  'target-not-object': ['json-link'],
  'link-end-location-missing': ['json-link-end'],
  'link-end-location-not-string': ['json-link-end'],
  'link-end-location-not-uri-reference': ['json-link-end'],
  'link-end-location-urn': ['json-link-end'], // the id of a resource instead of its location
  'link-end-kind-missing': ['json-link-end'], // due when the location is an OCCI resource
  'link-end-kind-not-string': ['json-link-end'],
  'link-end-kind-not-type-identifier': ['json-link-end'],
  'core-attribute-repeated': ['json-resource', 'json-link'], // occi.core.title and the like in attributes, equal to the member
  'core-attribute-conflicting': ['json-resource', 'json-link'], // the same with another value than the member
  'core-attribute-misplaced': ['json-resource', 'json-link'], // in attributes instead of the member
  'attribute-name-hyphen': ['json-attributes', 'json-kind', 'json-mixin', 'json-action'], // "-" or "_" in a name, which the text rendering allows
  'attribute-nested': ['json-attributes', 'json-kind', 'json-mixin', 'json-action'], // namespaces as nested objects
  'value-null': ['json-attributes'], // an attribute whose value is null
  'action-missing': ['json-action-invocation'], // an invocation without action
  'action-not-string': ['json-action-invocation'],
  'action-not-type-identifier': ['json-action-invocation'],
  // ---- JSON categories
  'category-not-object': ['json-category-collection'],
  'category-bare': ['json-category'], // one category without kinds, mixins or actions around it
  'term-not-string': ['json-kind', 'json-mixin', 'json-action'],
  'scheme-not-string': ['json-kind', 'json-mixin', 'json-action'],
  'parent-missing': ['json-kind'], // a kind other than core#entity without parent
  'parent-not-string': ['json-kind'],
  'parent-not-type-identifier': ['json-kind'],
  'depends-not-array': ['json-mixin'],
  'depends-not-strings': ['json-mixin'],
  'depends-not-type-identifier': ['json-mixin'],
  'applies-not-array': ['json-mixin'],
  'applies-not-strings': ['json-mixin'],
  'applies-not-type-identifier': ['json-mixin'],
  'location-missing': ['json-kind', 'json-mixin'], // a kind other than core#entity, or a mixin, without location
  'location-not-string': ['json-kind', 'json-mixin', 'json-action'],
  'description-not-object': ['json-attribute-description'], // an attribute description that is no object
  'mutable-not-boolean': ['json-attribute-description'],
  'required-not-boolean': ['json-attribute-description'],
  'type-not-string': ['json-attribute-description'],
  'type-unknown': ['json-attribute-description'], // another word than the five types
  'pattern-not-object': ['json-attribute-description'], // such as a regular expression
  'pattern-schema-missing': ['json-attribute-description'], // a pattern without $schema
  'default-null': ['json-attribute-description'],
  'default-type': ['json-attribute-description'], // a default of another JSON type than the description says
  'description-not-string': ['json-attribute-description'], // the member description
  // ---- JSON collections
  'empty-object': ['json-text', 'json-entity-collection', 'json-category-collection'], // {}
  'resources-not-array': ['json-entity-collection', 'json-category-collection'],
  'kinds-not-array': ['json-category-collection'],
  'entity-repeated': ['json-entity-collection'], // the same id twice
  'link-in-resources': ['json-link'], // a link in the array resources
  'resource-in-links': ['json-resource'], // a resource in the array links
  'instances-in-categories': ['json-category-collection'], // resources or links beside kinds, mixins, actions
  'location-strings': ['json-entity-collection'], // strings where entities are due
} as const satisfies Record<string, readonly Production[]>;

export type DeviationCode = keyof typeof DEVIATIONS;

function isDeviationCode(text: string): text is DeviationCode {
  return Object.hasOwn(DEVIATIONS, text);
}

/** Codes of all deviations a parser can report. */
export const DEVIATION_CODES: readonly DeviationCode[] = Object.keys(DEVIATIONS).filter(isDeviationCode);

/** Productions that a code is reported under. A rule over any other production would never see it. */
export function productionsOf(code: DeviationCode): readonly Production[] {
  return DEVIATIONS[code];
}

/**
 * Codes that only record which of several permitted forms was met: no reading of the documents forbids them. A message with no other codes
 * conforms.
 */
export const REMARKS: ReadonlySet<DeviationCode> = new Set<DeviationCode>([
  'empty-element', // RFC 7230 section 7
  'location-relative',
  'location-template',
  'action-target-relative',
  'category-unquoted',
  'link-foreign',
  'line-feed-only', // RFC 7231 section 3.1.1.3
  'last-line-unterminated',
  'field-repeated',
  'fields-beside-body',
  'body-around-ok',
  'json-other-encoding', // RFC 4627 section 3
  'rel-on-link',
  'link-end-kind-missing', // unless the location is an OCCI resource, which the parser cannot know
  'core-attribute-repeated',
  'attribute-name-hyphen',
]);
