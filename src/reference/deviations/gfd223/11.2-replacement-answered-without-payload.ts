/** The answer to PUT on the location of a mixin has no payload. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replacement-answered-without-payload',
  kind: 'mutant',
  clause: 'http.collection-put.response-rendering',
  title: 'The answer to PUT on the location of a mixin has no payload',
  apply(behaviour) {
    behaviour.mixins.replaced = () => ({ kind: 'none' });
  },
};

export default deviation;
