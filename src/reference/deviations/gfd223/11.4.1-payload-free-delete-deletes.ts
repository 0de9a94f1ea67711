/** DELETE without payload on the location of a mixin deletes the members. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'payload-free-delete-deletes',
  kind: 'variant',
  clause: 'http.collection-delete.effect',
  title: 'DELETE without payload on the location of a mixin deletes the members',
  apply(behaviour) {
    behaviour.mixins.payloadFreeDelete = 'delete';
  },
};

export default deviation;
