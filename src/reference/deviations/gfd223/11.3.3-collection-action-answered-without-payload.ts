/** The answer to an action on a collection has no payload. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-action-answered-without-payload',
  kind: 'variant',
  clause: 'http.collection-action.response-entities',
  title: 'The answer to an action on a collection has no payload',
  apply(behaviour) {
    behaviour.actions.answerAll = () => ({ kind: 'none' });
  },
};

export default deviation;
