// Publishes raw stories in the page with the editor's core. Pages with published stories do not load that core.

import { EDITOR, MAGIC } from './core.js';
import { InfographicError, isTrap, messageOf } from './errors.js';
import { createLoader } from './module.js';
import { diagnosticsOf } from './report.js';

/** @import { InfographicDiagnostic } from '../article-infographic.js' */
/** @import { Bytes, EditorGlue, Instance, OnRetry } from './types.js' */

const loadEditor = createLoader(EDITOR);
/** @type {Instance<EditorGlue> | null} */
let editor = null;
let hasAdvised = false;

/**
 * A published story, and the diagnostics of a raw one.
 * @typedef {{ bytes: Bytes, diagnostics: InfographicDiagnostic[] }} Published
 */

/**
 * Returns the published form of a story's bytes, with the warnings of a raw story. Throws an error with the diagnostics
 * if a raw story is invalid. `onRetry` is called for each failed request for the core that is retried.
 * @param {Bytes} bytes
 * @param {OnRetry} onRetry
 * @returns {Promise<Published>}
 */
export async function publish(bytes, onRetry) {
  if (MAGIC.every((byte, at) => bytes[at] === byte)) return { bytes, diagnostics: [] };
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
    if (!isTrap(error)) throw error;
    // After a trap, its memory may be corrupt.
    editor = null;
    throw new InfographicError('trap', messageOf(error));
  }
}
