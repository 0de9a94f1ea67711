/** For clients that accept JSON, a path where nothing is, outside the collections, is not acceptable. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unknown-path-406-in-json',
  kind: 'mutant',
  clause: 'http.status.404-not-found',
  title: 'For clients that accept JSON, a path where nothing is, outside the collections, is not acceptable',
  apply(behaviour) {
    const { notFoundStatus } = behaviour.protocol;
    behaviour.protocol.notFoundStatus = (context) => {
      const { target, request } = context;
      const outside = target.kind === 'nothing' && target.creatable === undefined && !request.path.endsWith('/');
      const wantsJson = behaviour.negotiation.accepted(context)?.[0]?.type === 'application';
      return outside && wantsJson ? 406 : choose(notFoundStatus, context);
    };
  },
};

export default deviation;
