/** PUT on an instance that was made by PUT is a conflict. */
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-cannot-replace-what-it-made',
  kind: 'mutant',
  clause: 'http.entity-put.create-or-replace',
  title: 'PUT on an instance that was made by PUT is a conflict',
  apply(behaviour) {
    const { revision } = behaviour.entities;
    behaviour.entities.revision = (context, current, entity, intent) => {
      const isAtChosenPath = !current.path.endsWith(current.id.replace('urn:uuid:', ''));
      if (intent === 'replace' && isAtChosenPath) throw new Refusal(409, 'The instance is there already');
      return revision(context, current, entity, intent);
    };
  },
};

export default deviation;
