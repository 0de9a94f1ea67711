/** What this provider offers beyond the documents: templates, a kind of its own, and mixins with and without capabilities. */
import type { Category } from '../../occi/model.js';
import { OGF_BASE } from '../../occi/model.js';
import { schema } from './categories.js';

/** Base of all schemes of this provider. */
export const PROVIDER_BASE = 'http://reference.example.org/occi/';

const INFRASTRUCTURE = `${OGF_BASE}infrastructure#`;
const COMPUTE = `${INFRASTRUCTURE}compute`;
export const OS_TPL = `${INFRASTRUCTURE}os_tpl`;
export const RESOURCE_TPL = `${INFRASTRUCTURE}resource_tpl`;
/** Scheme of the operating system templates, and of those that the action save makes. */
export const OS_TEMPLATES = `${PROVIDER_BASE}infrastructure/os_tpl#`;
const RESOURCE_TEMPLATES = `${PROVIDER_BASE}infrastructure/resource_tpl#`;
const MESSAGING = `${PROVIDER_BASE}messaging#`;
const MESSAGING_ACTIONS = `${PROVIDER_BASE}messaging/action#`;
const OPERATION = `${PROVIDER_BASE}operation#`;
const OPERATION_ACTIONS = `${PROVIDER_BASE}operation/action#`;

export const QUEUE = `${MESSAGING}queue`;
export const PURGE = `${MESSAGING_ACTIONS}purge`;
export const SNAPSHOT = `${OPERATION_ACTIONS}snapshot`;

/** A category with empty lists, completed by what is given. */
export function category(given: Pick<Category, 'class' | 'term' | 'scheme'> & Partial<Category>): Category {
  return { attributes: [], actions: [], depends: [], applies: [], ...given };
}

/** The provider's own kinds, mixins and actions; locations are paths. */
export function providerCategories(): Category[] {
  return [...templates(), ...queue(), ...operation()];
}

function templates(): Category[] {
  const system = (term: string, title: string, user: string): Category =>
    category({
      class: 'mixin',
      term,
      scheme: OS_TEMPLATES,
      title,
      attributes: [
        {
          name: 'occi.compute.architecture',
          type: 'string',
          mutable: true,
          required: false,
          pattern: schema({ enum: ['x86', 'x64'] }),
          default: 'x64',
        },
        { name: 'org.example.os.user', type: 'string', mutable: true, required: false, default: user },
      ],
      location: `/mixins/os/${term}/`,
      depends: [OS_TPL],
      applies: [COMPUTE],
    });
  const size = (term: string, title: string, cores: number, memory: number): Category =>
    category({
      class: 'mixin',
      term,
      scheme: RESOURCE_TEMPLATES,
      title,
      attributes: [
        {
          name: 'occi.compute.cores',
          type: 'number',
          mutable: true,
          required: false,
          pattern: schema({ type: 'integer', minimum: 0 }),
          default: cores,
        },
        {
          name: 'occi.compute.memory',
          type: 'number',
          mutable: true,
          required: false,
          pattern: schema({ type: 'number', minimum: 0 }),
          default: memory,
        },
      ],
      location: `/mixins/sizes/${term}/`,
      depends: [RESOURCE_TPL],
      applies: [COMPUTE],
    });
  return [
    system('debian-12', 'Debian GNU/Linux 12', 'debian'),
    system('fedora-42', 'Fedora Linux 42', 'fedora'),
    size('small', 'One core and two gigabytes', 1, 2),
    size('large', 'Eight cores and thirty-two gigabytes', 8, 32),
  ];
}

/** A kind with a required attribute, one with a default, immutable ones, and an action with a required parameter. */
function queue(): Category[] {
  return [
    category({
      class: 'kind',
      term: 'queue',
      scheme: MESSAGING,
      title: 'Message queue',
      attributes: [
        { name: 'org.example.queue.owner', type: 'string', mutable: true, required: true, description: 'Who pays for it' },
        {
          name: 'org.example.queue.capacity',
          type: 'number',
          mutable: true,
          required: false,
          pattern: schema({ type: 'integer', minimum: 1, maximum: 100000 }),
          default: 100,
          description: 'Messages that it can hold',
        },
        { name: 'org.example.queue.durable', type: 'boolean', mutable: true, required: false, default: true },
        { name: 'org.example.queue.region', type: 'string', mutable: false, required: false, default: 'north' },
        { name: 'org.example.queue.purged', type: 'string', mutable: false, required: false, description: 'Why it was purged last' },
      ],
      actions: [PURGE],
      location: '/messaging/q/',
      parent: `${OGF_BASE}core#resource`,
    }),
    category({
      class: 'action',
      term: 'purge',
      scheme: MESSAGING_ACTIONS,
      title: 'Throw all messages away',
      attributes: [{ name: 'reason', type: 'string', mutable: true, required: true }],
    }),
  ];
}

/** A mixin for any kind, one that depends on it and on a second, and that second one, which brings an action. */
function operation(): Category[] {
  return [
    category({
      class: 'mixin',
      term: 'monitored',
      scheme: OPERATION,
      title: 'Watched by the operators',
      attributes: [
        {
          name: 'org.example.monitoring.interval',
          type: 'number',
          mutable: true,
          required: false,
          pattern: schema({ type: 'integer', minimum: 1 }),
          default: 60,
        },
      ],
      location: '/monitored/',
    }),
    category({
      class: 'mixin',
      term: 'backed-up',
      scheme: OPERATION,
      title: 'Copied every night',
      attributes: [{ name: 'org.example.backup.last', type: 'string', mutable: false, required: false }],
      actions: [SNAPSHOT],
      location: '/mixins/backup/',
    }),
    category({
      class: 'mixin',
      term: 'critical',
      scheme: OPERATION,
      title: 'Watched and copied',
      location: '/mixins/critical/',
      depends: [`${OPERATION}monitored`, `${OPERATION}backed-up`],
    }),
    category({ class: 'action', term: 'snapshot', scheme: OPERATION_ACTIONS, title: 'Copy now' }),
  ];
}
