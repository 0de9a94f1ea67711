/** The model of OCCI 1.2 for tests of this folder, as the package has it. */
import type { OcciModel } from '../../occi/model.js';
import { loadModel } from '../../spec/model.js';

/** Kinds, mixins and state machines of OCCI 1.2. */
export function testModel(): OcciModel {
  return loadModel('1.2');
}
