/** A resource that is replaced in JSON loses its links. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-in-json-drops-links',
  kind: 'mutant',
  clause: 'http.put-replace.links-intact',
  title: 'A resource that is replaced in JSON loses its links',
  apply(behaviour) {
    behaviour.links.replaceKeepsLinks = (context) => context.input !== 'application/occi+json';
  },
};

export default deviation;
