// Sends requests, and keeps the responses that are requested before the script that reads them is loaded.

/** @typedef {{ controller: AbortController, response: Promise<Response> }} StartedRequest */

/**
 * The requests whose responses are not read yet, by URL.
 * @type {Map<string, StartedRequest>}
 */
const started = new Map();

const REFERRER_POLICY = 'strict-origin-when-cross-origin';

/**
 * Starts a request. `init` are more options of `fetch`.
 * @param {URL} url
 * @param {RequestInit} [init]
 * @returns {StartedRequest}
 */
export function request(url, init) {
  const controller = new AbortController();
  // Sends cookies only to the page's origin. With `omit`, the browser would not use the page's preloaded response.
  /** @type {RequestInit} */
  const options = { signal: controller.signal, credentials: 'same-origin', referrerPolicy: REFERRER_POLICY, ...init };
  return { controller, response: send(url, options) };
}

/**
 * Asynchronous, so that an exception of a function that the page has put in place of `fetch` is a rejection.
 * @param {URL} url
 * @param {RequestInit} options
 */
async function send(url, options) {
  return fetch(url, options);
}

/**
 * Requests a URL before its response can be read.
 * @param {URL} url
 */
export function requestEarly(url) {
  if (started.has(url.href)) return;
  const early = request(url);
  // The reader of the response handles a failure.
  early.response.catch(() => {});
  started.set(url.href, early);
}

/**
 * Returns the early request of a URL to the one that reads its response.
 * @param {URL} url
 */
export function takeRequest(url) {
  const early = started.get(url.href);
  started.delete(url.href);
  return early;
}
