// Keeps exceptions inside the element.

/** @import { Guard } from './types.js' */

/**
 * Returns a function that runs another one and passes its exception to `onError`, so that it does not reach the page's
 * script.
 * @param {(error: unknown) => void} onError
 * @returns {Guard}
 */
export function createGuard(onError) {
  return (work) => {
    try {
      const result = work();
      // Not `instanceof`: a page may have replaced `Promise`.
      /** @type {Partial<Promise<unknown>> | null | undefined} */ (result)?.catch?.(onError);
      return result;
    } catch (error) {
      onError(error);
      return undefined;
    }
  };
}
