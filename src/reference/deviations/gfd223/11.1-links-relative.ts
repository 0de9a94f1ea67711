/** Links and actions are shown with paths, without scheme and authority. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'links-relative',
  kind: 'variant',
  clause: 'http.entity-get.rendering',
  title: 'Links and actions are shown with paths, without scheme and authority',
  apply(behaviour) {
    const { url } = behaviour.rendering;
    behaviour.rendering.url = (context, path, place) =>
      place === 'link' || place === 'action' || place === 'attribute' ? path : url(context, path, place);
  },
};

export default deviation;
