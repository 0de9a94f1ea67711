/** The model of one version of OCCI, as the package has it. */
import { SuiteError } from '../errors.js';
import type { OcciModel } from '../occi/model.js';
import { loadBundle } from './load.js';

/** Kinds, mixins and state machines of a version such as `1.2`. */
export function loadModel(version: string): OcciModel {
  const { models } = loadBundle();
  const model = models.get(version);
  if (model === undefined) throw new SuiteError('usage', `no model of OCCI ${version}: known are ${[...models.keys()].join(', ')}`);
  return model;
}
