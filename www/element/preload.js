// Requests files before the script that reads them is loaded.

/** The referrer policy of all requests. */
export const REFERRER_POLICY = 'strict-origin-when-cross-origin';

/**
 * Adds a link to the page that requests a file.
 * @param {Partial<HTMLLinkElement>} properties
 */
export function preload(properties) {
  const link = document.createElement('link');
  // A policy may allow scripts by a nonce.
  const { nonce } = /** @type {HTMLScriptElement} */ (document.querySelector('script[nonce]')) ?? {};
  Object.assign(link, {
    crossOrigin: 'anonymous',
    referrerPolicy: REFERRER_POLICY,
    ...properties,
    ...(nonce && { nonce }),
  });
  document.head.append(link);
  return link;
}
