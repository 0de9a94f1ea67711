/** Content-Type has a charset parameter. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'content-type-with-charset',
  kind: 'variant',
  clause: 'http.response.content-type',
  title: 'Content-Type has a charset parameter',
  apply(behaviour) {
    const { contentTypeField } = behaviour.protocol;
    behaviour.protocol.contentTypeField = (answer, mediaType) => {
      const value = contentTypeField(answer, mediaType);
      return value === undefined || value.includes('charset') ? value : `${value}; charset=utf-8`;
    };
  },
};

export default deviation;
