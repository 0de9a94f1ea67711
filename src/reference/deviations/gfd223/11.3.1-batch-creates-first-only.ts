/** Of several instances only the first is created, and the answer is 200. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'batch-creates-first-only',
  kind: 'mutant',
  clause: 'http.collection-create.batch-accepted',
  title: 'Of several instances only the first is created, and the answer is 200',
  apply(behaviour) {
    const { createAll } = behaviour.collections;
    behaviour.collections.createAll = (context, kind, drafts) => createAll(context, kind, drafts.slice(0, 1));
  },
};

export default deviation;
