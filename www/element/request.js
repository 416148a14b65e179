// Sends requests.

import { REFERRER_POLICY } from './preload.js';

/**
 * Starts a request. `init` are more options of `fetch`.
 * @param {URL} url
 * @param {RequestInit} [init]
 */
export function request(url, init) {
  const controller = new AbortController();
  // Sends cookies only to the page's origin. With `omit`, the browser would not use a preloaded response.
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
