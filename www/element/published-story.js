// Makes published stories of the stories that an element is given.

import { MAGIC } from './build.js';
import { createImporter } from './chunk.js';
import { EDITOR } from './chunks.js';
import { readStory } from './story-source.js';

/** @import { CoreSource } from './core-source.js' */
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
 * Loads an element's story and the core at the same time. Returns the story's bytes as they were fetched, and the
 * published story.
 * @param {Host} host
 * @param {CoreSource} core
 * @param {AbortSignal} signal
 * @param {OnRetry} onRetry
 */
export async function loadStory(host, core, signal, onRetry) {
  const reading = readStory(host, signal, onRetry);
  const publishing = reading.then((bytes) => toPublished(bytes, onRetry));
  const [raw, published] = await Promise.all([reading, publishing, core.prepare(onRetry)]);
  return { raw, published };
}
