// Loads the modules that are needed later, or not by every page. In the npm package, the site's bundler makes the files and
// finds them again, so this module takes the place of `www/element/chunk.js`.

import { InfographicError, messageOf } from './errors.js';
import { retry, share } from './retry.js';

/** @import { OnRetry } from './types.js' */

/**
 * Returns a function that imports a module once for all callers. `run` runs each import, with or without retries.
 * @template Exports
 * @param {{ load: () => Promise<Exports> }} chunk
 * @param {typeof retry<Exports>} [run]
 * @returns {(onRetry: OnRetry) => Promise<Exports>}
 */
export function createImporter({ load }, run = retry) {
  const attempt = async () => {
    try {
      return await load();
    } catch (error) {
      throw new InfographicError('script-network', `a script cannot be loaded (${messageOf(error)})`, true);
    }
  };
  return share((onRetry) => run(attempt, onRetry));
}
