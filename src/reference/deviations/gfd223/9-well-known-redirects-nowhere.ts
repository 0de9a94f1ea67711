/** The well-known URL redirects to a path where there is nothing. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'well-known-redirects-nowhere',
  kind: 'mutant',
  clause: 'http.qi.well-known-path',
  title: 'The well-known URL redirects to a path where there is nothing',
  apply(behaviour) {
    const { locationField } = behaviour.protocol;
    behaviour.queryInterface.wellKnownRedirect = 302;
    behaviour.protocol.locationField = (context, path) =>
      locationField(context, context.target.kind === 'query-interface' ? path.replace(/\/$/, '') : path);
  },
};

export default deviation;
