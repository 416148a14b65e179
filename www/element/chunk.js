// Loads the chunks of the script: modules that are needed later, or not by every page.

import { InfographicError, messageOf } from './errors.js';
import { preloadModule } from './preload.js';
import { retry, share } from './retry.js';

/** @import { Chunk, OnRetry } from './types.js' */

/**
 * Returns a function that imports a chunk once for all callers. `run` runs each import, with or without retries.
 * @template Exports
 * @param {Chunk<Exports>} chunk
 * @param {typeof retry<Exports>} [run]
 * @returns {(onRetry: OnRetry) => Promise<Exports>}
 */
export function createImporter({ file, integrity, shared }, run = retry) {
  let attempts = 0;
  const load = async () => {
    const url = new URL(file, import.meta.url);
    // Browsers remember a failed import by its URL, and a cache may contain the file of another version.
    if (attempts) url.searchParams.set('retry', String(attempts));
    attempts += 1;
    const link = preloadModule(url, integrity);
    try {
      const { default: start } = await import(url.href);
      return start(shared());
    } catch (error) {
      throw new InfographicError('script-network', `${url} cannot be loaded (${messageOf(error)})`, true);
    } finally {
      link.remove();
    }
  };
  return share((onRetry) => run(load, onRetry));
}
