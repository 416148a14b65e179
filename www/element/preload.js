// Requests modules before they are imported.

/**
 * Requests a module, so that the browser checks its hash before it runs. `import()` has no parameter for the hash.
 * @param {URL} url
 * @param {string} integrity
 */
export function preloadModule({ href }, integrity) {
  const link = document.createElement('link');
  // A policy may allow scripts by a nonce.
  const { nonce } = /** @type {HTMLScriptElement} */ (document.querySelector('script[nonce]')) ?? {};
  Object.assign(link, { rel: 'modulepreload', crossOrigin: 'anonymous', integrity, href, ...(nonce && { nonce }) });
  document.head.append(link);
  return link;
}
