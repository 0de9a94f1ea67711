/** Fields of different names come in another order. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'fields-in-reverse-order',
  kind: 'variant',
  clause: 'http.status.rfc-semantics',
  title: 'Fields of different names come in another order',
  apply(behaviour) {
    const { arrangeFields } = behaviour.protocol;
    behaviour.protocol.arrangeFields = (answer, fields) => {
      const arranged = arrangeFields(answer, fields);
      const names = [...new Set(arranged.map(([name]) => name.toLowerCase()))].reverse();
      // Fields of one name keep their order, which has a meaning (RFC 7230 section 3.2.2).
      return names.flatMap((wanted) => arranged.filter(([name]) => name.toLowerCase() === wanted));
    };
  },
};

export default deviation;
