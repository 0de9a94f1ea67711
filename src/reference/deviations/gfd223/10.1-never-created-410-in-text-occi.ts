/** Of an instance that was never there, text/occi says that it has gone. */
import { fieldValue } from '../../../message.js';
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'never-created-410-in-text-occi',
  kind: 'mutant',
  clause: 'http.entity-get.retrieves',
  title: 'Of an instance that was never there, text/occi says that it has gone',
  apply(behaviour) {
    const { notFoundStatus } = behaviour.protocol;
    behaviour.protocol.notFoundStatus = (context) => {
      const { method, fields } = context.request;
      const isInstance = context.target.kind === 'nothing' && context.target.creatable !== undefined;
      return method === 'GET' && isInstance && fieldValue(fields, 'Accept') === 'text/occi' ? 410 : choose(notFoundStatus, context);
    };
  },
};

export default deviation;
