/** The categories of the OCCI documents as this server announces them, made from the model as data. */
import type {
  AttributeDescription,
  AttributeType,
  AttributeValue,
  Category,
  ModelAction,
  ModelAttribute,
  ModelKind,
  ModelMixin,
  OcciModel,
} from '../../occi/model.js';

/**
 * Where the collections are. Some are named after the term and some are not, some lie below others' folders and some at the
 * root: a provider chooses freely (GFD.223 section 4).
 */
const LOCATIONS: Record<string, string> = {
  resource: '/resource/',
  link: '/links/plain/',
  compute: '/compute/',
  network: '/net/',
  storage: '/store/volumes/',
  networkinterface: '/links/networkinterface/',
  storagelink: '/links/disks/',
};

/** Values that the server supplies for attributes of multiplicity 1 to which the documents give no default (GFD.224). */
const SUPPLIED: Record<string, AttributeValue> = {
  'occi.storage.size': 1,
  'occi.networkinterface.interface': 'eth0',
  'occi.networkinterface.mac': '02:00:00:00:00:01',
  'occi.storagelink.deviceid': '/dev/vdb',
  'occi.networkinterface.address': '192.0.2.10',
  'occi.networkinterface.allocation': 'dynamic',
  'occi.credentials.ssh.publickey': '',
  'occi.compute.userdata': '',
};

/** All kinds, mixins and actions of the model; locations are paths. */
export function modelCategories(model: OcciModel): Category[] {
  const initial = new Map(model.stateMachines.map((m) => [m.attribute, m.initial]));
  const kinds = model.kinds.map((k) => kindCategory(k, initial));
  const mixins = model.mixins.map((m) => mixinCategory(m, initial));
  const actions = [...model.kinds, ...model.mixins].flatMap((owner) => owner.actions.map(actionCategory));
  return [...kinds, ...mixins, ...actions];
}

function kindCategory(kind: ModelKind, initial: ReadonlyMap<string, string>): Category {
  const location = kind.instantiable ? (LOCATIONS[kind.term] ?? `/${kind.term}/`) : undefined;
  return {
    class: 'kind',
    term: kind.term,
    scheme: kind.scheme,
    ...(kind.title === null ? {} : { title: kind.title }),
    attributes: kind.attributes.map((a) => describe(a, initial)),
    actions: kind.actions.map((a) => a.id),
    ...(location === undefined ? {} : { location }),
    ...(kind.parent === null ? {} : { parent: kind.parent }),
    depends: [],
    applies: [],
  };
}

function mixinCategory(mixin: ModelMixin, initial: ReadonlyMap<string, string>): Category {
  return {
    class: 'mixin',
    term: mixin.term,
    scheme: mixin.scheme,
    ...(mixin.title === null ? {} : { title: mixin.title }),
    attributes: mixin.attributes.map((a) => describe(a, initial)),
    actions: mixin.actions.map((a) => a.id),
    location: `/mixins/${mixin.term}/`,
    depends: [...mixin.depends],
    applies: [...mixin.applies],
  };
}

function actionCategory(action: ModelAction): Category {
  return {
    class: 'action',
    term: action.term,
    scheme: action.scheme,
    attributes: action.parameters.map((p) => ({
      name: p.name,
      type: wireType(p.type),
      mutable: true,
      required: false,
      ...(p.enum === undefined ? {} : { pattern: schema({ enum: p.enum }) }),
    })),
    actions: [],
    depends: [],
    applies: [],
  };
}

function describe(attribute: ModelAttribute, initial: ReadonlyMap<string, string>): AttributeDescription {
  const pattern = patternOf(attribute);
  const value = attribute.default ?? initial.get(attribute.name) ?? SUPPLIED[attribute.name];
  return {
    name: attribute.name,
    type: wireType(attribute.type),
    mutable: attribute.mutable,
    required: attribute.required === true,
    ...(pattern === undefined ? {} : { pattern }),
    ...(value === undefined ? {} : { default: value }),
  };
}

/** Integer and Float are numbers on the wire, all else of the documents' own words are strings (GFD.226, attribute description). */
function wireType(type: string): AttributeType {
  if (type === 'Integer' || type === 'Float') return 'number';
  if (type === 'Boolean') return 'boolean';
  return 'string';
}

/** A JSON Schema that says which one it follows, as GFD.226 section 3.5.1 has it. */
export function schema(rules: object): object {
  return { $schema: 'http://json-schema.org/draft-04/schema#', ...rules };
}

function patternOf(attribute: ModelAttribute): object | undefined {
  if (attribute.enum !== undefined) return schema({ enum: attribute.enum });
  if (attribute.range !== undefined) return schema({ type: 'integer', minimum: attribute.range.min, maximum: attribute.range.max });
  if (attribute.type === 'Integer') return schema({ type: 'integer', minimum: 0 });
  if (attribute.type === 'Float') return schema({ type: 'number', minimum: 0 });
  if (attribute.name === 'occi.networkinterface.mac') return schema({ pattern: '^([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$' });
  if (attribute.type === 'Token') return schema({ pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" });
  return undefined;
}
