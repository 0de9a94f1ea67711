/** A replaced resource loses its links. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-drops-links',
  kind: 'mutant',
  clause: 'http.put-replace.links-intact',
  title: 'A replaced resource loses its links',
  apply(behaviour) {
    behaviour.links.replaceKeepsLinks = false;
  },
};

export default deviation;
