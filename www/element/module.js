// Loads a core's WebAssembly: fetches it, compiles it while it downloads, and checks its hash before it runs.

import { InfographicError, codeOf, messageOf } from './errors.js';
import { readFile } from './file-source.js';
import { retry, share } from './retry.js';

/** @import { CoreModule, Instance, OnRetry } from './types.js' */

/** The maximum size of a core's file, in bytes. */
const MAX_WASM = 16 * 1024 * 1024;

/**
 * Returns a function that loads a core's module once for all callers, and resolves to a function that instantiates it.
 * @template Glue
 * @param {CoreModule<Glue>} core
 */
export function createLoader(core) {
  return share(async (onRetry) => {
    const module = await compile(core, onRetry);
    return () => instantiate(core, module);
  });
}

/** @typedef {Pick<CoreModule<unknown>, 'file' | 'integrity'>} CoreFile */

/**
 * @param {CoreFile} core
 * @param {OnRetry} onRetry
 */
async function compile(core, onRetry) {
  try {
    return await retry(() => fetchModule(core, 'default'), onRetry);
  } catch (error) {
    // The HTTP cache may contain the file of another version.
    if (codeOf(error) === 'core-mismatch') return fetchModule(core, 'reload');
    throw error;
  }
}

/**
 * @template Glue
 * @param {CoreModule<Glue>} core
 * @param {WebAssembly.Module} module
 * @returns {Promise<Instance<Glue>>}
 */
async function instantiate({ make }, module) {
  const glue = make();
  try {
    const { memory } = await glue({ module_or_path: module });
    return { glue, memory };
  } catch (error) {
    throw blockedError(error);
  }
}

/**
 * Names the missing source expression: browsers suggest the broader `'unsafe-eval'`.
 * @param {unknown} error
 */
function blockedError(error) {
  const policy = "the page's Content-Security-Policy blocks WebAssembly; add 'wasm-unsafe-eval' to its script-src";
  const message = messageOf(error);
  return new InfographicError('core-blocked', /policy|CSP|unsafe-eval/i.test(message) ? policy : message);
}

/**
 * @param {CoreFile} core
 * @param {RequestCache} cache
 */
async function fetchModule({ file, integrity }, cache) {
  // A new response with the right content type: the server may send a wrong one, which would prevent streaming
  // compilation.
  const { readable, writable } = new TransformStream();
  const writer = writable.getWriter();
  const response = new Response(readable, { headers: { 'content-type': 'application/wasm' } });
  const module = WebAssembly.compileStreaming(response);
  // Awaited below, after the hash check. If compilation fails earlier, it closes the stream.
  const ignore = () => {};
  module.catch(ignore);
  const onChunk = (/** @type {Uint8Array} */ chunk) => void writer.write(chunk).catch(ignore);
  const bytes = await readFile(file, { code: 'core-', limit: MAX_WASM, cache, onChunk }).catch((error) => {
    writer.abort(error).catch(ignore);
    throw error;
  });
  writer.close().catch(ignore);
  // `crypto.subtle` exists only in secure contexts. On other pages, this script could be forged as well.
  const digest = await crypto.subtle?.digest('SHA-384', bytes);
  if (digest && `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` !== integrity) {
    throw new InfographicError(
      'core-mismatch',
      `${file} does not match the hash in article-infographic.js; serve both files from the same release`,
    );
  }
  try {
    return await module;
  } catch (error) {
    throw blockedError(error);
  }
}
