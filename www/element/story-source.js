// Reads an element's story from its property `story` or from the URL in its attribute `src`.

import { read } from './attributes.js';
import { MAX_STORY } from './constants.js';
import { InfographicError } from './errors.js';
import { fetchBytes, retry, share } from './net.js';

/** @import { FetchOptions } from './net.js' */
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

/** The maximum size of a locale file in bytes: ten times the size of the largest one. */
const MAX_LOCALE = 100_000;
/** @type {Map<string, (onRetry: OnRetry) => Promise<Bytes>>} */
const locales = new Map();

/**
 * Fetches the locale file of a language, which is in a folder next to this script, once for all widgets.
 * @param {string} tag
 * @param {OnRetry} onRetry
 */
export function readLocale(tag, onRetry) {
  const url = new URL(`locales/${tag}.bin`, import.meta.url);
  const load =
    locales.get(tag) ??
    share((onShared) => retry(() => fetchBytes(url, { code: 'locale-', limit: MAX_LOCALE }), onShared));
  locales.set(tag, load);
  return load(onRetry);
}

/**
 * Returns the URL of the element's story. Returns null if the property `story` is set.
 * @param {Host} host
 */
export function storyUrl(host) {
  if (host.story !== null) return null;
  let url;
  try {
    url = new URL(read(host, 'src'), host.baseURI);
  } catch {
    throw new InfographicError('bad-src', 'src is not a valid URL');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InfographicError('bad-src', `src has the protocol ${url.protocol} but must be an http: or https: URL`);
  }
  return url;
}
