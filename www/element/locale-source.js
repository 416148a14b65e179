// Fetches the messages of a language.

import { readFile } from './file-source.js';
import { retry, share } from './retry.js';

/** @import { Bytes, OnRetry } from './types.js' */

/** The maximum size of a locale file in bytes: ten times the size of the largest one. */
const MAX_LOCALE = 100_000;
/** @type {Map<string, (onRetry: OnRetry) => Promise<Bytes>>} */
const locales = new Map();

/**
 * Fetches the locale file of a language, once for all widgets.
 * @param {string} tag
 * @param {OnRetry} onRetry
 */
export function readLocale(tag, onRetry) {
  const load =
    locales.get(tag) ??
    share((onShared) => retry(() => readFile(`locales/${tag}.bin`, { code: 'locale-', limit: MAX_LOCALE }), onShared));
  locales.set(tag, load);
  return load(onRetry);
}
