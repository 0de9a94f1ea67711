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

/** Codes of all deviations a parser can report; suites name them, so none is ever renamed. */
export const DEVIATION_CODES = [
  // ---- lists and parameters of text values
  'empty-element', // a,,b or a comma at an end of the list
  'empty-list', // a field name with no value at all
  'trailing-semicolon', // a semicolon after the last parameter
  'parameter-empty', // nothing between two semicolons
  'parameter-malformed', // a parameter without "="
  'parameter-order', // parameters in another order than printed
  'parameter-repeated', // the same parameter twice in one value
  'parameter-unknown', // a parameter that the production does not have
  'parameter-case', // a parameter name in another case than printed
  'separator-missing', // two parameters with only blanks between them
  'space-around-equals', // blanks beside "="
  'quote-unterminated', // an opening double quote without a closing one
  'junk-after-value', // characters between a closing quote and the next separator
  'list-padded', // blanks at an end of a list inside quotes or braces
  'list-comma', // commas or tabs where spaces separate type identifiers
  // ---- category-value
  'term-missing', // no term before the first semicolon
  'term-quoted', // the term in quotes
  'term-first-char', // a term that begins with neither letter nor digit
  'term-charset', // a term with other characters than letters, digits, "-", "_" and "."
  'scheme-missing', // no scheme parameter
  'scheme-unquoted', // scheme without quotes
  'scheme-single-quoted', // scheme in single quotes
  'scheme-not-uri', // scheme is no absolute URI
  'class-missing', // no class parameter
  'class-unknown', // class is none of kind, mixin and action
  'class-case', // class in another case than printed
  'class-single-quoted', // class in single quotes
  'title-unquoted', // title without double quotes
  'title-malformed', // title with control characters or a broken escape
  'rel-unquoted', // rel without double quotes
  'rel-empty', // rel=""
  'rel-several', // more than one identifier where one is due
  'rel-not-type-identifier', // an item that is no URI with a term at its end
  'location-unquoted', // location without double quotes
  'location-not-uri', // neither URI-reference nor URI template
  'location-relative', // a relative reference where the grammar prints URI
  'location-template', // a URI template (RFC 6570) as location
  'attributes-unquoted', // attributes without double quotes
  'attributes-empty', // attributes=""
  'attributes-comma', // commas where spaces separate attribute definitions
  'attributes-separator', // another blank than a space between attribute definitions
  'attribute-name-charset', // a name outside the rule for names
  'attribute-name-repeated', // the same name twice in one category or one instance
  'attribute-properties-empty', // name{}
  'attribute-properties-comma', // commas inside the braces
  'attribute-properties-detached', // a space before the brace
  'attribute-properties-malformed', // a brace that is not closed, or something behind it
  'attribute-property-unknown', // another word than immutable and required
  'attribute-property-case', // one of the two words in another case than printed
  'actions-unquoted', // actions without double quotes
  'actions-empty', // actions=""
  'actions-not-type-identifier', // an item that is no URI with a term at its end
  'actions-on-action', // a category of class action with a parameter or member actions
  'location-on-action', // a category of class action with a location
  'category-repeated', // scheme and term of an earlier entry of the same message
  // ---- link-value and action-link-value
  'target-missing', // no <...> at the start
  'target-unterminated', // "<" without ">"
  'target-not-uri-reference', // what stands between the brackets is no URI-reference
  'action-target-relative', // a relative reference where the grammar prints URI
  'action-target-query', // other query parameters beside action
  'action-target-term', // no term, or one outside the rule for terms, after action=
  'action-term-mismatch', // rel does not end with the term of the query
  'rel-missing', // no rel parameter
  'self-unquoted', // self without double quotes
  'self-not-uri-reference', // self is no URI-reference
  'category-unquoted', // one unquoted identifier, as the grammar prints it
  'category-unquoted-list', // several identifiers without quotes
  'category-empty', // category=""
  'category-not-type-identifier', // an item that is no URI with a term at its end
  'link-attribute-before-category', // an attribute before the category parameter, or without one
  'link-attribute-value', // neither token nor quoted-string
  'link-foreign', // a Link field of RFC 8288 whose rel is no type identifier; ignored
  // ---- attribute
  'attribute-without-value', // no "="
  'value-empty', // nothing after "="
  'value-bare-word', // a word without quotes that is neither number nor boolean
  'value-single-quoted', // a value in single quotes
  'value-json', // a bare JSON array or object
  'value-malformed', // a quoted value with control characters or a broken escape
  'number-signed', // a number with "+" or "-"
  'number-exponent', // a number with exponent
  'number-lone-dot', // "." without a digit
  'number-decimal-comma', // digits, comma, digits: read as a number and an element without name
  'boolean-case', // TRUE, False
  'attribute-parameters', // something after a semicolon
  // ---- location-entry and uri-list-line
  'location-empty', // no value
  'location-quoted', // in quotes
  'location-bracketed', // in angle brackets
  'location-not-uri-reference', // no URI-reference
  'location-list', // a comma list in a text/plain line
  'uri-list-relative', // a relative reference where a URI is due
  'uri-list-urn', // a URN, which cannot be followed
  'uri-list-not-uri', // neither URI nor URI-reference
  'uri-list-several', // several references on one line
  'uri-list-entry', // "X-OCCI-Location:" or another entry of the text rendering
  // ---- text-body, text-header, text-uri-list: the carrier
  'line-feed-only', // lines end consistently with LF alone
  'line-ends-mixed', // CRLF and LF in one body, or a bare CR
  'last-line-unterminated', // no line end after the last line
  'line-folded', // a line that begins with a blank, or one before it that ends with a backslash
  'blank-line', // an empty line among entries
  'byte-order-mark', // a byte order mark before the content
  'entry-malformed', // a line without name and colon
  'field-unknown', // an entry of another name
  'field-name-case', // a name in the body in another case than printed
  'field-name-space', // blanks before the colon
  'field-repeated', // several text/occi fields of one name, where one comma list is recommended
  'fields-beside-body', // OCCI header fields beside a text/plain, JSON or uri-list body
  'entries-in-body', // OCCI entries in the body of a text/occi message
  'body-without-ok', // a text/occi response without OK in the body
  'body-around-ok', // more than OK and a line end in the body of a text/occi response
  'control-character', // a control character in a field value
  // ---- what the message was taken for
  'entry-order', // not categories, links, attributes
  'entry-missing-category', // links or attributes without any category
  'kind-missing', // an entity without kind
  'kinds-several', // an entity with more than one kind
  'action-category-in-entity', // a category of class action in an entity
  'location-beside-entry', // X-OCCI-Location in an entity, action invocation or category collection
  'entry-in-collection', // categories, links or attributes beside the X-OCCI-Location entries of a collection
  'link-reference-in-link', // a link instance with link references
  'link-in-categories', // Link entries in a category collection
  'attribute-in-categories', // X-OCCI-Attribute entries in a category collection
  'categories-several-in-action', // an action invocation with more than one category
  'link-in-action', // an action invocation with Link entries
  // ---- JSON text
  'json-empty-body', // no content at all
  'json-syntax', // no JSON (RFC 4627)
  'json-not-utf8', // bytes that are no UTF-8
  'json-other-encoding', // UTF-16 or UTF-32
  'json-duplicate-name', // a member name twice in one object
  'json-too-deep', // nested more than 200 deep; not read
  'json-top-level-not-object', // an array, string, number, boolean or null
  'member-unknown', // a member that the object does not have
  'member-null', // null, which is no value of any member
  // ---- JSON entities and invocations
  'entity-wrapped', // a single entity inside resources or links
  'entity-not-object', // an element of resources or links that is no object
  'kind-not-string',
  'kind-not-type-identifier', // kind is no URI with a term at its end
  'mixins-not-array',
  'mixins-not-strings', // an element that is no string
  'mixins-not-type-identifier',
  'mixins-repeated', // the same mixin twice
  'actions-not-array',
  'actions-not-strings', // an element that is no string, such as a full action
  'attributes-not-object',
  'id-missing',
  'id-not-string',
  'id-not-uri', // such as a bare UUID
  'title-not-string',
  'summary-not-string',
  'summary-on-link',
  'links-on-link',
  'rel-on-link', // known to the schema of appendix B only
  'rel-not-string',
  'links-not-array',
  'links-not-objects', // an element of links that is no object, such as a URL
  'link-end-missing-source', // no source on a link
  'link-end-missing-target', // no target on a link
  'source-not-object', // such as a bare URL
  'target-not-object',
  'link-end-location-missing',
  'link-end-location-not-string',
  'link-end-location-not-uri-reference',
  'link-end-location-urn', // the id of a resource instead of its location
  'link-end-kind-missing', // due when the location is an OCCI resource
  'link-end-kind-not-string',
  'link-end-kind-not-type-identifier',
  'core-attribute-repeated', // occi.core.title and the like in attributes, equal to the member
  'core-attribute-conflicting', // the same with another value than the member
  'core-attribute-misplaced', // in attributes instead of the member
  'attribute-name-hyphen', // "-" or "_" in a name, which the text rendering allows
  'attribute-nested', // namespaces as nested objects
  'value-null', // an attribute whose value is null
  'action-missing', // an invocation without action
  'action-not-string',
  'action-not-type-identifier',
  // ---- JSON categories
  'category-not-object',
  'category-bare', // one category without kinds, mixins or actions around it
  'term-not-string',
  'scheme-not-string',
  'parent-missing', // a kind other than core#entity without parent
  'parent-not-string',
  'parent-not-type-identifier',
  'depends-not-array',
  'depends-not-strings',
  'depends-not-type-identifier',
  'applies-not-array',
  'applies-not-strings',
  'applies-not-type-identifier',
  'location-missing', // a kind other than core#entity, or a mixin, without location
  'location-not-string',
  'description-not-object', // an attribute description that is no object
  'mutable-not-boolean',
  'required-not-boolean',
  'type-not-string',
  'type-unknown', // another word than the five types
  'pattern-not-object', // such as a regular expression
  'pattern-schema-missing', // a pattern without $schema
  'default-null',
  'default-type', // a default of another JSON type than the description says
  'description-not-string', // the member description
  // ---- JSON collections
  'empty-object', // {}
  'resources-not-array',
  'kinds-not-array',
  'entity-repeated', // the same id twice
  'link-in-resources', // a link in the array resources
  'resource-in-links', // a resource in the array links
  'instances-in-categories', // resources or links beside kinds, mixins, actions
  'location-strings', // strings where entities are due
] as const;

export type DeviationCode = (typeof DEVIATION_CODES)[number];

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
