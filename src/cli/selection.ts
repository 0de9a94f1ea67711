/** The test cases that a profile takes from the bundle. */

import type { Profile } from '../spec/catalogue.js';
import type { Bundle } from '../spec/load.js';
import type { Suite } from '../spec/suite.js';

/** The suites of the documents that the profile claims, in the order of the bundle. */
export function suitesOf(profile: Profile, bundle: Bundle): Suite[] {
  return bundle.suites.filter((suite) => profile.claim.documents.includes(suite.document));
}
