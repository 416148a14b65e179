// Reads the files of the build, which are in the folder of this script. The npm package has a module of its own in place
// of this one: `npm/element/file-source.js`.

import { fetchBytes } from './fetch.js';

/** @import { FetchOptions } from './fetch.js' */

/**
 * Returns the bytes of a file of the build, such as `locales/de.bin`.
 * @param {string} file
 * @param {FetchOptions} options
 */
export function readFile(file, options) {
  return fetchBytes(new URL(file, import.meta.url), options);
}
