/** A mixin sent in JSON without scheme gets one of the server. */
import { PROVIDER_BASE } from '../../site/provider.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-mixin-without-scheme-added',
  kind: 'mutant',
  clause: 'http.qi-post.incomplete-rejected',
  title: 'A mixin sent in JSON without scheme gets one of the server',
  apply(behaviour) {
    const { queryInterface, requests } = behaviour;
    const { sent } = queryInterface;
    requests.tolerated.add('scheme-missing');
    queryInterface.sent = (context) =>
      sent(context).map((c) =>
        c.scheme === '' && context.input === 'application/occi+json' && context.operation === 'qi-post'
          ? { ...c, scheme: `${PROVIDER_BASE}tags#` }
          : c,
      );
  },
};

export default deviation;
