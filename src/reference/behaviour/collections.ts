/** Decisions on the collections of kinds and on unbound paths (GFD.223 sections 4.1 and 11). */
import type { Category } from '../../occi/model.js';
import { categoryId } from '../../occi/model.js';
import { type Choice, type Context, choose } from '../context.js';
import { type Content, type Outcome, Refusal } from '../outcome.js';
import type { Instance } from '../world.js';
import type { Draft } from './entities.js';

export interface CollectionsBehaviour {
  /** Of GET; `listed` are the members that the answer shows. */
  getStatus: (context: Context, listed: readonly Instance[]) => number;
  /** Instances of exactly that kind. */
  kindMembers: (context: Context, kind: Category) => readonly Instance[];
  mixinMembers: (context: Context, mixin: Category) => readonly Instance[];
  /** Members of the collections below an unbound path, each once. */
  unboundMembers: (context: Context, below: readonly Category[]) => readonly Instance[];
  /** What GET on a collection lists: members after filter and page. */
  listed: (context: Context, members: readonly Instance[]) => readonly Instance[];
  /** For an entity of another kind than the collection's. */
  wrongKindStatus: Choice<number>;
  /** For locations of existing instances sent to a kind (section 11.3.2). */
  associationStatus: Choice<number>;
  /** What is done with such locations; refuses them. */
  association: (context: Context, kind: Category) => Outcome;
  /** For a creating request without a complete entity rendering. */
  incompleteStatus: Choice<number>;
  /** Whether several instances may be created at once. */
  batchOffered: Choice<boolean>;
  batchRefusedStatus: Choice<number>;
  createStatus: Choice<number>;
  /** What the answer to a creation shows. */
  created: (context: Context, entity: Instance) => Content;
  /** Creates all of a batch; what a refusal leaves behind is the protocol's decision. */
  createAll: (context: Context, kind: Category, drafts: readonly Draft[]) => readonly Instance[];
  batchStatus: Choice<number>;
  createdAll: (context: Context, entities: readonly Instance[]) => Content;
  /** For DELETE on a kind with a payload, which would delete more than its sender means. */
  deletePayloadStatus: Choice<number>;
  /** What is done with such a request; refuses it. */
  deleteNamed: (context: Context, kind: Category) => Outcome;
  removeAll: (context: Context, members: readonly Instance[]) => void;
  deleteStatus: Choice<number>;
}

export function collectionsBehaviour(): CollectionsBehaviour {
  return {
    getStatus: () => 200,
    kindMembers: (context, kind) => [...context.world.entities.values()].filter((e) => e.kind === categoryId(kind) && isSeen(context, e)),
    mixinMembers: (context, mixin) =>
      [...context.world.entities.values()].filter((e) => e.mixins.includes(categoryId(mixin)) && isSeen(context, e)),
    unboundMembers: (context, below) => {
      const { collections } = context.behaviour;
      const found = below.flatMap((c) =>
        c.class === 'mixin' ? collections.mixinMembers(context, c) : collections.kindMembers(context, c),
      );
      return [...new Set(found)];
    },
    listed: (_context, members) => members,
    wrongKindStatus: 400,
    associationStatus: 400,
    association: (context) => {
      const status = choose(context.behaviour.collections.associationStatus, context);
      throw new Refusal(status, 'Instances cannot be put into the collection of a kind');
    },
    incompleteStatus: 400,
    batchOffered: true,
    batchRefusedStatus: 400,
    createStatus: 201,
    created: (_context, entity) => ({ kind: 'entity', entity }),
    createAll: (context, kind, drafts) => drafts.map((draft) => context.behaviour.entities.create(context, kind, draft)),
    batchStatus: 200,
    createdAll: (context, entities) => ({
      kind: 'entities',
      entities,
      of: entities.some((e) => context.site.isLinkKind(e.kind)) ? 'links' : 'resources',
    }),
    deletePayloadStatus: 400,
    deleteNamed: (context) => {
      const status = choose(context.behaviour.collections.deletePayloadStatus, context);
      throw new Refusal(status, 'DELETE here takes all instances and has no payload');
    },
    removeAll: (context, members) => {
      for (const member of members) context.behaviour.entities.remove(context, member);
    },
    deleteStatus: 204,
  };
}

function isSeen(context: Context, entity: Instance): boolean {
  return context.behaviour.security.sees(context, entity, context.ownerOf(entity.path));
}
