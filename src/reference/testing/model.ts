/** The model of OCCI 1.2 for tests of this folder, read from the suite's own file. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fullCategoryId, type ModelAction, type ModelKind, type ModelMixin, type OcciModel, type StateMachine } from '../../occi/model.js';

type Written<T> = Omit<T, 'term' | 'scheme' | 'actions'> & { actions: Omit<ModelAction, 'term' | 'scheme'>[] };

interface WrittenModel {
  version: string;
  kinds: Written<ModelKind>[];
  mixins: Written<ModelMixin>[];
  stateMachines: StateMachine[];
}

let loaded: OcciModel | undefined;

/** Kinds, mixins and state machines with identifiers in full. */
export function testModel(): OcciModel {
  loaded ??= expand(parse(readFileSync(new URL('../../../suites/occi-1.2/model.yaml', import.meta.url), 'utf8')) as WrittenModel);
  return loaded;
}

function expand(model: WrittenModel): OcciModel {
  return {
    version: model.version,
    kinds: model.kinds.map((k) => ({
      ...named(k),
      ...k,
      id: fullCategoryId(k.id),
      parent: k.parent === null ? null : fullCategoryId(k.parent),
      actions: k.actions.map(action),
    })),
    mixins: model.mixins.map((m) => ({
      ...named(m),
      ...m,
      id: fullCategoryId(m.id),
      depends: m.depends.map(fullCategoryId),
      applies: m.applies.map(fullCategoryId),
      actions: m.actions.map(action),
    })),
    stateMachines: model.stateMachines.map((s) => ({
      ...s,
      kind: fullCategoryId(s.kind),
      transitions: s.transitions.map((t) => ({
        ...t,
        kind: fullCategoryId(s.kind),
        action: t.action === null ? null : fullCategoryId(t.action),
      })),
    })),
  };
}

function action(a: Omit<ModelAction, 'term' | 'scheme'>): ModelAction {
  return { ...named(a), ...a, id: fullCategoryId(a.id) };
}

function named({ id }: { id: string }): { term: string; scheme: string } {
  const full = fullCategoryId(id);
  const cut = full.lastIndexOf('#') + 1;
  return { scheme: full.slice(0, cut), term: full.slice(cut) };
}
