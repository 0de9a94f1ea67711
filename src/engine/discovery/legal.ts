/** Values that an attribute takes, must not take, or takes besides the one it has; made from its description and the model. */
import type { AttributeDescription, AttributeValue, ModelAttribute } from '../../occi/model.js';

/** A value that fits the description; undefined when none can be told. */
export function legalValue(description: AttributeDescription, model: ModelAttribute | undefined): AttributeValue | undefined {
  if (description.default !== undefined) return description.default;
  if (model?.enum?.[0] !== undefined) return model.enum[0];
  const fromPattern = patternValue(description.pattern);
  if (fromPattern !== undefined) return fromPattern;
  switch (model?.type) {
    case 'Integer':
    case 'Float':
      return model.range?.min ?? 1;
    case 'URI':
      return 'http://example.org/occi-suite';
    case 'IPv4 or IPv6 range, CIDR notation':
      return '192.0.2.0/24';
    case 'IPv4 or IPv6 address':
      return '192.0.2.1';
    default:
      break;
  }
  switch (description.type) {
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return 'suite';
  }
}

/** First value that a JSON Schema names outright, or a number within its bounds. */
function patternValue(pattern: unknown): AttributeValue | undefined {
  if (typeof pattern !== 'object' || pattern === null) return undefined;
  const schema = pattern as { enum?: unknown; const?: unknown; minimum?: unknown };
  const first = Array.isArray(schema.enum) ? schema.enum[0] : (schema.const ?? schema.minimum);
  return typeof first === 'string' || typeof first === 'number' || typeof first === 'boolean' ? first : undefined;
}

/** A legal value that differs from the one given; undefined when none can be told. */
export function anotherValue(
  description: AttributeDescription,
  model: ModelAttribute | undefined,
  current: unknown,
): AttributeValue | undefined {
  if (model?.enum !== undefined) return model.enum.find((e) => e !== current);
  if (model?.type === 'Integer' || model?.type === 'Float' || description.type === 'number') {
    const [low, high] = [model?.range?.min ?? 1, model?.range?.max ?? Number.POSITIVE_INFINITY];
    const next = typeof current === 'number' ? current + 1 : low;
    return next <= high ? next : low;
  }
  if (description.type === 'boolean') return current !== true;
  const legal = legalValue(description, model);
  return typeof legal === 'string' ? (legal === current ? `${legal}-2` : legal) : undefined;
}

/**
 * A legal value of an immutable attribute at which the server does not arrive by itself, so that finding it shows whose doing it
 * was; undefined when none can be told. States count as reachable where the model has a transition to them without an action.
 */
export function unreachableValue(
  description: AttributeDescription,
  model: ModelAttribute | undefined,
  byItself: ReadonlySet<string>,
): AttributeValue | undefined {
  const usual = legalValue(description, model);
  if (model?.enum !== undefined) return model.enum.find((e) => e !== usual && e !== 'error' && !byItself.has(e));
  if (description.type === undefined || description.type === 'string') return 'never-set-by-the-server';
  return anotherValue(description, model, usual);
}
