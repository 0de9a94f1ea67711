/**
 * All that the server decides, as one object made anew for each server. A deviation replaces or wraps single members; the defaults
 * call each other through the context, so that a replaced member counts everywhere.
 */
import type { OcciModel } from '../../occi/model.js';
import { type ActionsBehaviour, actionsBehaviour } from './actions.js';
import { type AttributesBehaviour, attributesBehaviour } from './attributes.js';
import { type CollectionsBehaviour, collectionsBehaviour } from './collections.js';
import { type EntitiesBehaviour, entitiesBehaviour } from './entities.js';
import { type FilteringBehaviour, filteringBehaviour } from './filtering.js';
import { type LinksBehaviour, linksBehaviour } from './links.js';
import { type MixinsBehaviour, mixinsBehaviour } from './mixins.js';
import { type NegotiationBehaviour, negotiationBehaviour } from './negotiation.js';
import { type OfferingBehaviour, offeringBehaviour } from './offering.js';
import { type PaginationBehaviour, paginationBehaviour } from './pagination.js';
import { type ProtocolBehaviour, protocolBehaviour } from './protocol.js';
import { type QueryInterfaceBehaviour, queryInterfaceBehaviour } from './query-interface.js';
import { type RenderingBehaviour, renderingBehaviour } from './rendering.js';
import { type RequestsBehaviour, requestsBehaviour } from './requests.js';
import { type SecurityBehaviour, securityBehaviour } from './security.js';

export interface Behaviour {
  protocol: ProtocolBehaviour;
  negotiation: NegotiationBehaviour;
  requests: RequestsBehaviour;
  offering: OfferingBehaviour;
  queryInterface: QueryInterfaceBehaviour;
  collections: CollectionsBehaviour;
  mixins: MixinsBehaviour;
  entities: EntitiesBehaviour;
  attributes: AttributesBehaviour;
  links: LinksBehaviour;
  actions: ActionsBehaviour;
  pagination: PaginationBehaviour;
  filtering: FilteringBehaviour;
  rendering: RenderingBehaviour;
  security: SecurityBehaviour;
}

/** What the specification, or else HTTP, says; where both leave a choice, what surprises clients least. */
export function conformantBehaviour(model: OcciModel): Behaviour {
  return {
    protocol: protocolBehaviour(),
    negotiation: negotiationBehaviour(),
    requests: requestsBehaviour(),
    offering: offeringBehaviour(model),
    queryInterface: queryInterfaceBehaviour(),
    collections: collectionsBehaviour(),
    mixins: mixinsBehaviour(),
    entities: entitiesBehaviour(),
    attributes: attributesBehaviour(),
    links: linksBehaviour(),
    actions: actionsBehaviour(),
    pagination: paginationBehaviour(),
    filtering: filteringBehaviour(),
    rendering: renderingBehaviour(),
    security: securityBehaviour(),
  };
}
