/** Text collections list paths, without scheme and authority. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'member-locations-relative',
  kind: 'variant',
  clause: 'http.collection-get.rendering',
  title: 'Text collections list paths, without scheme and authority',
  apply(behaviour) {
    const { url } = behaviour.rendering;
    behaviour.rendering.url = (context, path, place) =>
      place === 'collection' && context.output !== 'text/uri-list' ? path : url(context, path, place);
  },
};

export default deviation;
