/** GET in text/occi says in the summary, where there is none, how often something was read. */
import { SUMMARY } from '../../world.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'get-in-text-occi-shows-time',
  kind: 'mutant',
  clause: 'http.entity-get.retrieves',
  title: 'GET in text/occi says in the summary, where there is none, how often something was read',
  apply(behaviour) {
    const { read } = behaviour.entities;
    let readings = 0;
    behaviour.entities.read = (context, entity) => {
      const shown = read(context, entity);
      if (context.output !== 'text/occi' || shown.attributes.has(SUMMARY)) return shown;
      readings += 1;
      return { ...shown, attributes: new Map([...shown.attributes, [SUMMARY, `reading ${readings}`]]) };
    };
  },
};

export default deviation;
