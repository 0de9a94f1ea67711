/** Decisions on attribute values: which are legal, which a client may set (GFD.221 section 5.3.2). */
import type { AttributeDescription, AttributeValue } from '../../occi/model.js';
import type { Choice, Context } from '../context.js';
import { choose } from '../context.js';
import { Refusal } from '../outcome.js';
import type { Instance } from '../world.js';
import { ID, SOURCE, SOURCE_KIND, TARGET, TARGET_KIND } from '../world.js';

/** How a request relates to the instance. */
export type Intent = 'create' | 'replace' | 'update';

/** Kind and mixins that an instance is to have. */
export type Shape = Pick<Instance, 'kind' | 'mixins'>;

export interface AttributesBehaviour {
  invalidStatus: Choice<number>;
  unknownStatus: Choice<number>;
  missingStatus: Choice<number>;
  immutableStatus: Choice<number>;
  /** What is wrong with the value, or undefined when it is legal. */
  fault: (context: Context, description: AttributeDescription, value: AttributeValue) => string | undefined;
  /** Whether clients may set it. */
  isMutable: (context: Context, description: AttributeDescription, intent: Intent) => boolean;
  /** Whether a client has to give it at creation. */
  isRequired: (context: Context, description: AttributeDescription) => boolean;
  /** Values that the request may set; refuses unknown names, illegal values and changes of what is immutable. */
  settable: (
    context: Context,
    shape: Shape,
    given: ReadonlyMap<string, AttributeValue>,
    intent: Intent,
    current: Instance | undefined,
  ) => Map<string, AttributeValue>;
  /** Refuses when something required was not given. */
  checkRequired: (context: Context, shape: Shape, given: ReadonlyMap<string, AttributeValue>) => void;
  /** Values that attributes of this shape have when nobody gave one. */
  defaults: (context: Context, shape: Shape) => Map<string, AttributeValue>;
  /** What a new instance has. */
  initial: (context: Context, shape: Shape, given: ReadonlyMap<string, AttributeValue>) => Map<string, AttributeValue>;
  /** What an instance has after it was replaced. */
  replaced: (context: Context, shape: Shape, current: Instance, given: ReadonlyMap<string, AttributeValue>) => Map<string, AttributeValue>;
  /** What an instance has after a partial update. */
  updated: (context: Context, shape: Shape, current: Instance, given: ReadonlyMap<string, AttributeValue>) => Map<string, AttributeValue>;
}

/** Names that describe the ends of a link; links.ts takes care of them. */
const ENDS: ReadonlySet<string> = new Set([SOURCE, TARGET, SOURCE_KIND, TARGET_KIND]);

/** Given once, at creation (GFD.224 section 3.5.2.2). */
const ONCE: ReadonlySet<string> = new Set(['occi.compute.userdata']);

export function attributesBehaviour(): AttributesBehaviour {
  return {
    invalidStatus: 400,
    unknownStatus: 400,
    missingStatus: 400,
    immutableStatus: 403,
    fault: (_context, description, value) => valueFault(description, value),
    isMutable: (_context, description, intent) => description.mutable === true && !(intent !== 'create' && ONCE.has(description.name)),
    isRequired: (_context, description) => description.required === true && description.default === undefined,
    settable,
    checkRequired: (context, shape, given) => {
      const { attributes } = context.behaviour;
      for (const description of context.site.attributes(shape, context.world).values()) {
        if (ENDS.has(description.name) || !attributes.isRequired(context, description) || given.has(description.name)) continue;
        throw new Refusal(choose(attributes.missingStatus, context), `${description.name} is required`);
      }
    },
    defaults: (context, shape) => {
      const values = new Map<string, AttributeValue>();
      for (const { name, default: value } of context.site.attributes(shape, context.world).values()) {
        if (value !== undefined) values.set(name, value);
      }
      return values;
    },
    initial: (context, shape, given) => new Map([...context.behaviour.attributes.defaults(context, shape), ...given]),
    replaced: (context, shape, current, given) => {
      const { attributes } = context.behaviour;
      const known = context.site.attributes(shape, context.world);
      // Of what the client cannot set, the server keeps what it had; all else is as the request says, or as in a new instance.
      const kept = [...current.attributes].filter(([name]) => {
        const description = known.get(name);
        return ENDS.has(name) || (description !== undefined && !attributes.isMutable(context, description, 'replace'));
      });
      return new Map([...attributes.defaults(context, shape), ...kept, ...given]);
    },
    updated: (context, shape, current, given) => {
      const defaults = context.behaviour.attributes.defaults(context, shape);
      return new Map([...defaults, ...current.attributes, ...given]);
    },
  };
}

function settable(
  context: Context,
  shape: Shape,
  given: ReadonlyMap<string, AttributeValue>,
  intent: Intent,
  current: Instance | undefined,
): Map<string, AttributeValue> {
  const { attributes } = context.behaviour;
  const known = context.site.attributes(shape, context.world);
  const fixed = current?.attributes ?? attributes.defaults(context, shape);
  const isLink = context.site.isLinkKind(shape.kind);
  const values = new Map<string, AttributeValue>();
  for (const [name, value] of given) {
    if (name === ID || (isLink && ENDS.has(name))) continue;
    const description = known.get(name);
    if (description === undefined) throw new Refusal(choose(attributes.unknownStatus, context), `There is no attribute ${name} here`);
    const fault = attributes.fault(context, description, value);
    if (fault !== undefined) throw new Refusal(choose(attributes.invalidStatus, context), `${name}: ${fault}`);
    if (attributes.isMutable(context, description, intent)) values.set(name, value);
    // A client that sends back what it read is not trying to change anything.
    else if (fixed.get(name) !== value) throw new Refusal(choose(attributes.immutableStatus, context), `${name} cannot be set`);
  }
  return values;
}

/** What is wrong with a value by type and pattern of its description; patterns as this server and GFD.226 write them. */
export function valueFault(description: AttributeDescription, value: AttributeValue): string | undefined {
  const type = description.type ?? 'string';
  const actual = Array.isArray(value) ? 'array' : typeof value;
  if (actual !== type) return `a ${type} is due, not a ${actual}`;
  const pattern = description.pattern;
  if (typeof pattern !== 'object' || pattern === null) return undefined;
  const rule: Record<string, unknown> = { ...pattern };
  if (Array.isArray(rule.enum) && !rule.enum.includes(value)) return `one of ${rule.enum.join(', ')} is due`;
  if (typeof value === 'number') {
    if (rule.type === 'integer' && !Number.isInteger(value)) return 'an integer is due';
    if (typeof rule.minimum === 'number' && value < rule.minimum) return `${rule.minimum} or more is due`;
    if (typeof rule.maximum === 'number' && value > rule.maximum) return `${rule.maximum} or less is due`;
  }
  if (typeof value === 'string' && typeof rule.pattern === 'string' && !new RegExp(rule.pattern, 'u').test(value)) {
    return `it does not match ${rule.pattern}`;
  }
  return undefined;
}
