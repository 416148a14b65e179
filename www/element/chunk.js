// Loads the chunks of the script: modules that are needed later, or not by every page.

import { InfographicError, messageOf } from './errors.js';
import { retry, share } from './net.js';

/** @import { Chunk, OnRetry } from './types.js' */

/**
 * Returns a function that imports a chunk once for all callers.
 * @template Exports
 * @param {Chunk<Exports>} chunk
 * @returns {(onRetry: OnRetry) => Promise<Exports>}
 */
export function createImporter({ file, integrity }) {
  return share(async (onRetry) => {
    let attempts = 0;
    return retry(async () => {
      const url = new URL(file, import.meta.url);
      // Browsers remember a failed import by its URL, and a cache may contain the file of another version.
      if (attempts) url.searchParams.set('retry', String(attempts));
      attempts += 1;
      const preload = preloadModule(url, integrity);
      try {
        return await import(url.href);
      } catch (error) {
        throw new InfographicError('script-network', `${url} cannot be loaded (${messageOf(error)})`, true);
      } finally {
        preload.remove();
      }
    }, onRetry);
  });
}

/**
 * Requests a module, so that the browser checks its hash before it runs. `import()` has no parameter for the hash.
 * @param {URL} url
 * @param {string} integrity
 */
function preloadModule({ href }, integrity) {
  const link = document.createElement('link');
  // A policy may allow scripts by a nonce.
  const { nonce } = /** @type {HTMLScriptElement} */ (document.querySelector('script[nonce]')) ?? {};
  Object.assign(link, { rel: 'modulepreload', crossOrigin: 'anonymous', integrity, href, ...(nonce && { nonce }) });
  document.head.append(link);
  return link;
}
