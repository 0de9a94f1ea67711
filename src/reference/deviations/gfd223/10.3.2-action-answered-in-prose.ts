/** The answer to an action is a sentence. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-answered-in-prose',
  kind: 'mutant',
  clause: 'http.entity-action.response-entity',
  title: 'The answer to an action is a sentence',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, done, content) => {
      const rendered = finish(context, done, content);
      if (context.operation !== 'entity-action') return rendered;
      return { contentType: 'text/plain', fields: [], body: 'The action has been carried out.\r\n' };
    };
  },
};

export default deviation;
