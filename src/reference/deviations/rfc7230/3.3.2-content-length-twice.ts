import type { Deviation } from '../deviation.js';

/** Two equal lengths, as a front server adds when it does not look for one: readable, and no well-formed message (RFC 7230 section 3.3.2). */
export default {
  id: 'content-length-twice',
  kind: 'mutant',
  clause: 'transport.message-syntax',
  title: 'Answers to GET carry Content-Length twice',
  apply(behaviour) {
    const { arrangeFields } = behaviour.protocol;
    behaviour.protocol.arrangeFields = (answer, fields) =>
      arrangeFields(answer, fields).flatMap((field) =>
        field[0].toLowerCase() === 'content-length' && answer.method === 'GET' ? [field, field] : [field],
      );
  },
} satisfies Deviation;
