// The parts of the script that not every picture needs, or not at once.

import { read } from './attributes.js';
import { createImporter } from './chunk.js';
import { ARTICLE, EXPORT, SCROLL } from './chunks.js';
import { messageOf } from './errors.js';

/** @import { Chunk, Host } from './types.js' */

const loadExport = createImporter(EXPORT);
export const importExport = () => loadExport(() => {});
export const importArticle = createOptionalImporter(ARTICLE);
export const importScroll = createOptionalImporter(SCROLL);

/**
 * Requests the parts without which the first picture would change soon.
 * @param {Host} host
 */
export async function preloadParts(host) {
  await Promise.all([followsLinks(host) && importArticle(), followsScrolling(host) && importScroll()]);
}

/**
 * Whether a link may lead into the picture.
 * @param {Host} host
 */
export function followsLinks(host) {
  return read(host, 'deep-links') || read(host, 'quotes');
}

/**
 * Whether the steps follow scrolling.
 * @param {Host} host
 */
export function followsScrolling(host) {
  return read(host, 'steps') === 'scroll';
}

/**
 * Returns an importer of a part without which the picture still works: it resolves to null if the part cannot be loaded.
 * Failures are not retried, because the picture waits for it.
 * @template Exports
 * @param {Chunk<Exports>} chunk
 */
function createOptionalImporter(chunk) {
  const load = createImporter(chunk, (task) => task());
  return async () => {
    try {
      return await load(() => {});
    } catch (error) {
      console.info(`article-infographic: ${messageOf(error)}`);
      return null;
    }
  };
}
