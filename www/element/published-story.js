// Makes published stories of the stories that an element is given.

import { MAGIC } from './build.js';
import { createImporter } from './chunk.js';
import { EDITOR } from './chunks.js';

/** @import { Bytes, OnRetry, Published } from './types.js' */

const importEditor = createImporter(EDITOR);

/**
 * Returns a published story as it is, and publishes a raw one. `onRetry` is called for each failed request that is
 * retried.
 * @param {Bytes} bytes
 * @param {OnRetry} onRetry
 * @returns {Promise<Published>}
 */
export async function toPublished(bytes, onRetry) {
  if (MAGIC.every((byte, at) => bytes[at] === byte)) return { bytes, diagnostics: [] };
  const { publish } = await importEditor(onRetry);
  return publish(bytes, onRetry);
}
