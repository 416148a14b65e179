// Publishes raw stories in the page with the editor's core. Pages with published stories load neither this script nor
// that core.

import { EDITOR } from './editor.js';
import { InfographicError, messageOf } from './errors.js';
import { createLoader } from './module.js';
import { diagnosticsOf, refusalOf } from './refusal.js';
import { isTrap } from './trap.js';

/** @import { Bytes, EditorGlue, Instance, OnRetry, Published } from './types.js' */

const loadEditor = createLoader(EDITOR);
/** @type {Instance<EditorGlue> | null} */
let editor = null;
let hasAdvised = false;

/**
 * Returns the published form of a raw story's bytes, with its warnings. Throws an error with the diagnostics if the story
 * is invalid. `onRetry` is called for each failed request for the core that is retried.
 * @param {Bytes} bytes
 * @param {OnRetry} onRetry
 * @returns {Promise<Published>}
 */
export async function publish(bytes, onRetry) {
  if (!hasAdvised) {
    console.info(
      "article-infographic: this page loads the editor's core to check a raw story; `infographic publish` avoids that",
    );
  }
  hasAdvised = true;
  if (typeof WebAssembly !== 'object')
    throw new InfographicError('no-wasm', 'the browser does not support WebAssembly');
  const instantiate = await loadEditor(onRetry);
  editor ??= await instantiate();
  try {
    const result = editor.glue.publish_story(bytes);
    return { bytes: result.bytes, diagnostics: diagnosticsOf(result.diagnostics) };
  } catch (error) {
    if (!isTrap(error)) throw refusalOf(error);
    // After a trap, its memory may be corrupt.
    editor = null;
    throw new InfographicError('trap', messageOf(error));
  }
}
