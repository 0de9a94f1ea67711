/** The model of one version of OCCI, read from suites/<version>/model.yaml. */
import {
  fullCategoryId,
  type ModelAction,
  type ModelAttribute,
  type ModelKind,
  type ModelMixin,
  type OcciModel,
  type StateMachine,
} from '../../occi/model.js';
import { defined, isMap, listOf, mapOf, numberOf, oneOf, textOf, textsOf } from './json.js';

/** Categories are written out in full. */
export function readModel(value: unknown): OcciModel {
  const map = mapOf(value);
  return {
    version: textOf(map.version),
    kinds: listOf(map.kinds).map((one) => readKind(mapOf(one))),
    mixins: listOf(map.mixins).map((one) => readMixin(mapOf(one))),
    stateMachines: listOf(map.stateMachines).map((one) => readMachine(mapOf(one))),
  };
}

function readIdentity(map: Record<string, unknown>): { id: string; term: string; scheme: string; title: string | null } {
  const id = fullCategoryId(textOf(map.id));
  const cut = id.indexOf('#') + 1;
  return { id, scheme: id.slice(0, cut), term: id.slice(cut), title: typeof map.title === 'string' ? map.title : null };
}

function readKind(map: Record<string, unknown>): ModelKind {
  const category = (key: string) => (typeof map[key] === 'string' ? fullCategoryId(map[key]) : undefined);
  return {
    ...readIdentity(map),
    parent: category('parent') ?? null,
    instantiable: map.instantiable === true,
    attributes: listOf(map.attributes).map((one) => readAttribute(mapOf(one))),
    actions: listOf(map.actions).map((one) => readAction(mapOf(one))),
    ...defined<Pick<ModelKind, 'sourceKind' | 'targetKind'>>({ sourceKind: category('sourceKind'), targetKind: category('targetKind') }),
  };
}

function readMixin(map: Record<string, unknown>): ModelMixin {
  return {
    ...readIdentity(map),
    depends: textsOf(map.depends).map(fullCategoryId),
    applies: textsOf(map.applies).map(fullCategoryId),
    attributes: listOf(map.attributes).map((one) => readAttribute(mapOf(one))),
    actions: listOf(map.actions).map((one) => readAction(mapOf(one))),
  };
}

function readAttribute(map: Record<string, unknown>): ModelAttribute {
  const value = map.default;
  const { range } = map;
  return {
    name: textOf(map.name),
    type: textOf(map.type),
    mutable: map.mutable === true,
    required: typeof map.required === 'boolean' ? map.required : null,
    multiplicity: textOf(map.multiplicity),
    default: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    slug: textOf(map.slug),
    ...defined<Pick<ModelAttribute, 'enum' | 'range'>>({
      enum: map.enum === undefined ? undefined : textsOf(map.enum),
      range: isMap(range) ? { min: numberOf(range.min, 0), max: numberOf(range.max, 0) } : undefined,
    }),
  };
}

function readAction(map: Record<string, unknown>): ModelAction {
  const { id, term, scheme } = readIdentity(map);
  return {
    id,
    term,
    scheme,
    targetState: textOf(map.targetState),
    parameters: listOf(map.parameters).map((one) => {
      const parameter = mapOf(one);
      const named = { name: textOf(parameter.name), type: textOf(parameter.type) };
      return parameter.enum === undefined ? named : { ...named, enum: textsOf(parameter.enum) };
    }),
    slug: textOf(map.slug),
  };
}

function readMachine(map: Record<string, unknown>): StateMachine {
  const kind = fullCategoryId(textOf(map.kind));
  return {
    kind,
    attribute: textOf(map.attribute),
    states: textsOf(map.states),
    initial: textOf(map.initial),
    transitions: listOf(map.transitions).map((one) => {
      const edge = mapOf(one);
      return {
        kind,
        from: textOf(edge.from),
        action: typeof edge.action === 'string' ? fullCategoryId(edge.action) : null,
        to: textOf(edge.to),
        outcome: oneOf(edge.outcome, ['success', 'failure']) ?? 'success',
        slug: textOf(edge.slug),
      };
    }),
    undefinedActions: listOf(map.undefinedActions).flatMap((one) => {
      const gap = mapOf(one);
      return textsOf(gap.actions).map((action) => ({
        from: textOf(gap.from),
        action: fullCategoryId(action),
        slug: textOf(gap.slug),
      }));
    }),
  };
}
