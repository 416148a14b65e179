// Fetches the messages of a language.

import { fetchBytes } from './fetch.js';
import { retry, share } from './retry.js';

/** @import { Bytes, OnRetry } from './types.js' */

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
