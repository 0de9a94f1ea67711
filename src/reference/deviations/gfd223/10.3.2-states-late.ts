/** An action shows its effect some requests later. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'states-late',
  kind: 'variant',
  clause: 'http.entity-action.status',
  title: 'An action shows its effect some requests later',
  target: { deadlines: { action: 5000 } },
  apply(behaviour) {
    behaviour.actions.enterState = (context, entity, attribute, state) =>
      context.after(4, (world) => world.setAttribute(entity.path, attribute, state));
  },
};

export default deviation;
