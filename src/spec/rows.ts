/** The model as rows to loop over: one per kind, mixin, attribute, action, transition, or action without an edge. */
import type { ModelAction, ModelAttribute, ModelKind, ModelMixin, OcciModel } from '../occi/model.js';
import { templated } from './read/json.js';
import type { Templated } from './suite.js';

export type Row = { readonly [column: string]: Templated };

/** Rows of a generator such as `model.actions`, each with a unique `name`; undefined when there is no such generator. */
export function modelRows(generator: string, model: OcciModel): Row[] | undefined {
  switch (generator) {
    case 'model.kinds':
      return model.kinds.map((kind) => ({ ...identity(kind), parent: kind.parent, instantiable: kind.instantiable }));
    case 'model.mixins':
      return model.mixins.map((mixin) => ({ ...identity(mixin), depends: mixin.depends, applies: mixin.applies }));
    case 'model.attributes':
      return [
        ...model.kinds.flatMap((kind) => kind.attributes.map((attribute) => attributeRow(attribute, { kind: kind.id }))),
        ...model.mixins.flatMap((mixin) =>
          mixin.attributes.map((attribute) => attributeRow(attribute, { kind: mixin.applies[0] ?? null, mixin: mixin.id })),
        ),
      ];
    case 'model.actions':
      return actions(model).map(({ row }) => row);
    case 'model.transitions':
      return model.stateMachines.flatMap((machine) =>
        machine.transitions.map((edge) => ({
          name: afterFirstDot(edge.slug),
          kind: edge.kind,
          from: edge.from,
          action: edge.action === null ? null : actionRow(edge.action, model),
          to: edge.to,
          outcome: edge.outcome,
          slug: edge.slug,
        })),
      );
    case 'model.undefinedActions':
      return model.stateMachines.flatMap((machine) =>
        machine.undefinedActions.map((gap) => {
          const action = actionRow(gap.action, model);
          return {
            name: `${termOf(machine.kind)}.${gap.from}-${termOf(gap.action)}`,
            kind: machine.kind,
            from: gap.from,
            action,
            slug: gap.slug,
          };
        }),
      );
    default:
      return undefined;
  }
}

function identity(category: ModelKind | ModelMixin): Row {
  const { id, term, scheme, title } = category;
  return {
    name: term,
    id,
    term,
    scheme,
    title,
    attributes: category.attributes.map((a) => a.name),
    actions: category.actions.map((a) => a.id),
  };
}

function attributeRow(attribute: ModelAttribute, of: Row): Row {
  const { name, type, mutable, required, multiplicity, slug } = attribute;
  return {
    name,
    ...of,
    type,
    mutable,
    required,
    multiplicity,
    default: templated(attribute.default),
    enum: attribute.enum ?? null,
    range: attribute.range === undefined ? null : { min: attribute.range.min, max: attribute.range.max },
    /** Changed by the server on its own. */
    volatile: !mutable && /\.state(\.message)?$/.test(name),
    slug,
  };
}

function actions(model: OcciModel): { id: string; row: Row }[] {
  return [...model.kinds, ...model.mixins].flatMap((owner) =>
    owner.actions.map((action) => ({ id: action.id, row: rowOfAction(action, owner, allowedIn(action.id, model)) })),
  );
}

function rowOfAction(action: ModelAction, owner: ModelKind | ModelMixin, states: string[]): Row {
  const { id, term, scheme, targetState, slug } = action;
  const parameters = action.parameters.map((p) => ({ name: p.name, type: p.type, enum: p.enum ?? null }));
  return { name: `${owner.term}.${term}`, id, term, scheme, kind: owner.id, targetState, parameters, allowedIn: { oneOf: states }, slug };
}

function allowedIn(action: string, model: OcciModel): string[] {
  const edges = model.stateMachines.flatMap((machine) => machine.transitions);
  return [...new Set(edges.filter((edge) => edge.action === action && edge.outcome === 'success').map((edge) => edge.from))];
}

function actionRow(id: string, model: OcciModel): Row | null {
  return actions(model).find((action) => action.id === id)?.row ?? null;
}

function termOf(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}

/** `compute-state.inactive-start-active` is told apart from the network's by what stands before the dot. */
function afterFirstDot(slug: string): string {
  return slug.replace(/-state\./, '.');
}
