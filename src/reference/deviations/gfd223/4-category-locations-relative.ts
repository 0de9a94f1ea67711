/** Discovery shows locations as paths. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'category-locations-relative',
  kind: 'variant',
  clause: 'http.location.rendered-form',
  title: 'Discovery shows locations as paths',
  apply(behaviour) {
    const { url } = behaviour.rendering;
    behaviour.rendering.url = (context, path, place) => (place === 'category' ? path : url(context, path, place));
  },
};

export default deviation;
