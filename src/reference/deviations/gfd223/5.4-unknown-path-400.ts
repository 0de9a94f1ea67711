/** A path where nothing is, outside the collections, is a bad request. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unknown-path-400',
  kind: 'mutant',
  clause: 'http.status.404-not-found',
  title: 'A path where nothing is, outside the collections, is a bad request',
  apply(behaviour) {
    const { notFoundStatus } = behaviour.protocol;
    behaviour.protocol.notFoundStatus = (context) => {
      const { target, request } = context;
      const outside = target.kind === 'nothing' && target.creatable === undefined && !request.path.endsWith('/');
      return outside ? 400 : choose(notFoundStatus, context);
    };
  },
};

export default deviation;
