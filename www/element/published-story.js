// Makes published stories of the stories that an element is given.

import { createImporter } from './chunk.js';
import { EDITOR } from './chunks.js';
import { MAGIC } from './magic.js';
import { readStory } from './story-source.js';

/** @import { Bytes, Host, OnRetry, Published } from './types.js' */

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

/**
 * Loads an element's story. Returns its bytes as they were fetched, and the published story.
 * @param {Host} host
 * @param {AbortSignal} signal
 * @param {OnRetry} onRetry
 */
export async function loadStory(host, signal, onRetry) {
  const raw = await readStory(host, signal, onRetry);
  return { raw, published: await toPublished(raw, onRetry) };
}
