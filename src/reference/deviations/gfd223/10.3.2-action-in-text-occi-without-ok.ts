/** The answer to an action has no OK in its body in text/occi. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-in-text-occi-without-ok',
  kind: 'mutant',
  clause: 'http.entity-action.response-entity',
  title: 'The answer to an action has no OK in its body in text/occi',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, done, content) => {
      const rendered = finish(context, done, content);
      return context.operation === 'entity-action' && context.output === 'text/occi' ? { ...rendered, body: '' } : rendered;
    };
  },
};

export default deviation;
