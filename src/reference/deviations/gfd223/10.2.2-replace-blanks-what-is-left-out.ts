/** What a replacement leaves out becomes the empty string. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-blanks-what-is-left-out',
  kind: 'mutant',
  clause: 'http.put-replace.full-replacement',
  title: 'What a replacement leaves out becomes the empty string',
  apply(behaviour) {
    const { replaced } = behaviour.attributes;
    behaviour.attributes.replaced = (context, shape, current, given) => {
      const values = replaced(context, shape, current, given);
      for (const [name, value] of current.attributes) if (!values.has(name) && typeof value === 'string') values.set(name, '');
      return values;
    };
  },
};

export default deviation;
