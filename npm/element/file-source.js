// Reads the files of the build. In the npm package they are scripts, which every bundler can handle, so this module takes the
// place of `www/element/file-source.js`.

import { baseUrl } from './configuration.js';
import { InfographicError, messageOf } from './errors.js';
import { fetchBytes } from './fetch.js';
import { FILES } from './files.js';

/** @import { FetchOptions } from './fetch.js' */
/** @import { Bytes } from './types.js' */

/**
 * Returns the bytes of a file of the build, such as `locales/de.bin`.
 * @param {string} file
 * @param {FetchOptions} options
 */
export async function readFile(file, options) {
  const base = baseUrl();
  if (base) return fetchBytes(new URL(file, base), options);
  const bytes = await importBytes(file, options.code ?? '');
  options.onChunk?.(bytes);
  return bytes;
}

/**
 * @param {string} file
 * @param {string} code - the prefix of error codes
 */
async function importBytes(file, code) {
  const load = FILES[file];
  if (!load) throw new InfographicError(`${code}http-404`, `this version of the package has no ${file}`);
  try {
    return await decompress((await load()).default);
  } catch (error) {
    throw new InfographicError(`${code}network`, `${file} cannot be loaded (${messageOf(error)})`, true);
  }
}

/**
 * Decodes Base64, and decompresses the result.
 * @param {string} text
 * @returns {Promise<Bytes>}
 */
async function decompress(text) {
  const compressed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
