/** Writes single values of the text renderings (GFD.229 section 4), in the form that is valid under every reading of the grammar. */
import { splitCategoryId } from '../identity.js';
import type {
  ActionReference,
  AttributeDescription,
  AttributeValue,
  Category,
  CategoryClass,
  CategoryId,
  LinkReference,
} from '../model.js';

/** How values are written. */
export interface Style {
  /** Between a semicolon and the next parameter. */
  separator: '; ' | ';';
  /** `class=kind` instead of `class="kind"`. */
  bareClass: boolean;
}

/** Whether a quoted-string can hold the text: no control characters but the tab, and nothing that UTF-8 cannot encode. */
export function isQuotable(text: string): boolean {
  return !/[\x00-\x08\x0a-\x1f\x7f]|\p{Surrogate}/u.test(text);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** A number in digits, without the exponent that the grammar lacks; undefined when it has no digits. */
function numberText(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const shortest = String(value);
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?e([+-][0-9]+)$/.exec(shortest);
  if (match === null) return Object.is(value, -0) ? '0' : shortest;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - whole.length)}${whole}${fraction}`;
  return sign + whole + fraction.padEnd(shift, '0');
}

/** An attribute value, or undefined when text cannot carry it: arrays, objects, and strings with line breaks. */
function valueText(value: AttributeValue): string | undefined {
  if (typeof value === 'string') return isQuotable(value) ? quoted(value) : undefined;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? numberText(value) : undefined;
}

/** `name=value` for each attribute that text can carry. */
export function attributeTexts(attributes: ReadonlyMap<string, AttributeValue>): string[] {
  return [...attributes].flatMap(([name, value]) => {
    const text = valueText(value);
    return text === undefined ? [] : `${name}=${text}`;
  });
}

function classText(of: CategoryClass, style: Style): string {
  return `class=${style.bareClass ? of : `"${of}"`}`;
}

/** A category by its identifier alone, as entities name their kind and mixins; undefined when it cannot be taken apart. */
export function categoryReferenceText(id: CategoryId, of: CategoryClass, style: Style): string | undefined {
  const parts = splitCategoryId(id);
  return parts === undefined ? undefined : [parts.term, `scheme="${parts.scheme}"`, classText(of, style)].join(style.separator);
}

/** Mutability defaults to false (GFD.226 section 3.5.1), so that only an attribute said to be mutable is one. */
function definitionText(attribute: AttributeDescription): string {
  const properties = [...(attribute.mutable === true ? [] : ['immutable']), ...(attribute.required === true ? ['required'] : [])];
  return properties.length === 0 ? attribute.name : `${attribute.name}{${properties.join(' ')}}`;
}

/** A category with all that text can say of it: rel is the parent of a kind, the first dependency of a mixin. */
export function categoryText(category: Category, style: Style): string {
  const parts = [category.term, `scheme="${category.scheme}"`];
  if (category.class !== undefined) parts.push(classText(category.class, style));
  if (category.title !== undefined && isQuotable(category.title)) parts.push(`title=${quoted(category.title)}`);
  const rel = category.class === 'kind' ? category.parent : category.class === 'mixin' ? category.depends[0] : undefined;
  if (rel !== undefined) parts.push(`rel="${rel}"`);
  if (category.location !== undefined) parts.push(`location="${category.location}"`);
  if (category.attributes.length > 0) parts.push(`attributes="${category.attributes.map(definitionText).join(' ')}"`);
  if (category.actions.length > 0) parts.push(`actions="${category.actions.join(' ')}"`);
  return parts.join(style.separator);
}

/** A link as its source shows it. The categories stand in quotes, as section 7 wants; attributes only follow categories. */
export function linkText(link: LinkReference, style: Style): string {
  const parts = [`<${link.target}>`, `rel="${link.rel.join(' ')}"`];
  if (link.self !== undefined) parts.push(`self="${link.self}"`);
  if (link.categories.length > 0) parts.push(`category="${link.categories.join(' ')}"`, ...attributeTexts(link.attributes));
  return parts.join(style.separator);
}

/** An action that an instance offers; undefined without a target, which text cannot do without. */
export function actionLinkText(action: ActionReference, style: Style): string | undefined {
  return action.target === undefined ? undefined : [`<${action.target}>`, `rel="${action.id}"`].join(style.separator);
}
