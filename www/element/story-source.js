// Reads an element's story from its property `story` or from the URL in its attribute `src`.

import { MAX_STORY } from './constants.js';
import { InfographicError } from './errors.js';
import { fetchBytes } from './fetch.js';
import { retry } from './retry.js';
import { storyUrl } from './story-url.js';

/** @import { FetchOptions } from './fetch.js' */
/** @import { Bytes, Host, OnRetry } from './types.js' */

/**
 * Reads the bytes of the element's story, published or raw. `onRetry` is called for each failed request that is
 * retried.
 * @param {Host} host
 * @param {AbortSignal} signal
 * @param {OnRetry} onRetry
 * @returns {Promise<Bytes>}
 */
export async function readStory(host, signal, onRetry) {
  const { story } = host;
  const url = storyUrl(host);
  if (url) return retry(() => fetchStory(url, { signal }), onRetry, signal);
  return new TextEncoder().encode(typeof story === 'string' ? story : JSON.stringify(story));
}

/**
 * Fetches the bytes of the story at a URL.
 * @param {URL} url
 * @param {Omit<FetchOptions, 'limit'>} options
 */
export async function fetchStory(url, options) {
  const bytes = await fetchBytes(url, { limit: MAX_STORY, ...options });
  // Servers return login pages and "not found" pages for any URL, some with the status 200.
  if (/^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 100)))) {
    throw new InfographicError('not-a-story', `${url} returned a web page (HTML), not a story`);
  }
  return bytes;
}
