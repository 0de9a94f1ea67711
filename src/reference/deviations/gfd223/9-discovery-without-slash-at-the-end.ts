/** The query interface is at /- and not at /-/. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'discovery-without-slash-at-the-end',
  kind: 'mutant',
  clause: 'http.qi.path',
  title: 'The query interface is at /- and not at /-/',
  apply(behaviour) {
    behaviour.queryInterface.path = '-';
  },
};

export default deviation;
