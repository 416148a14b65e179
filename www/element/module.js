// A core's WebAssembly: fetched, checked against the hash in this script before any of it runs, compiled, and started.

import { fetchBytes, retry, share, StoryError } from './net.js';

/** More than any core has; what is larger is something else. */
const MAX_WASM = 16 * 1024 * 1024;

/**
 * A function that loads this core once for all who ask, and hands out `{ start }`. Its argument is told of each try that
 * failed. `start` makes a core of its own, `{ glue, memory }`.
 */
export function loader(core) {
  return share(async (hear) => {
    const module = await compiled(core, hear);
    return { start: () => start(core, module) };
  });
}

async function compiled(core, hear) {
  try {
    return await retry(() => fetchModule(core, 'default'), hear);
  } catch (error) {
    // Left over from another version in some cache.
    if (error.code === 'core-mismatch') return fetchModule(core, 'reload');
    throw error;
  }
}

async function start({ make }, module) {
  const glue = make();
  try {
    const { memory } = await glue({ module_or_path: module });
    return { glue, memory };
  } catch (error) {
    throw blocked(error);
  }
}

/** What the browser advises would allow more than is needed. */
function blocked(error) {
  const policy = "the page's Content-Security-Policy allows no WebAssembly; its script-src needs 'wasm-unsafe-eval'";
  const words = String(error?.message ?? error);
  return new StoryError('core-blocked', /policy|CSP|unsafe-eval/i.test(words) ? policy : words);
}

async function fetchModule({ file, integrity }, cache) {
  let pieces;
  const stream = new ReadableStream({ start: (controller) => { pieces = controller; } });
  // Our own answer around the bytes: no server's idea of their type keeps them from being compiled while they come.
  const answer = new Response(stream, { headers: { 'content-type': 'application/wasm' } });
  const module = WebAssembly.compileStreaming(answer);
  // Looked at below, after the hash.
  module.catch(() => {});
  const each = (piece) => {
    // The compiler may have given up already.
    try { pieces.enqueue(piece); } catch { /* said below */ }
  };
  const url = new URL(file, import.meta.url);
  const bytes = await fetchBytes(url, { code: 'core-', limit: MAX_WASM, cache, each }).catch((error) => {
    pieces.error(error);
    throw error;
  });
  try { pieces.close(); } catch { /* said below */ }
  // Browsers hash on pages that came over a safe connection only; on others this script could be forged as well.
  const digest = await crypto.subtle?.digest('SHA-384', bytes);
  if (digest && `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` !== integrity) {
    throw new StoryError('core-mismatch', `${url} is not the file that this script was made with`);
  }
  try {
    return await module;
  } catch (error) {
    throw blocked(error);
  }
}

/** Whether WebAssembly has trapped. A stack that has run over is an error of JavaScript's, of another name in each engine. */
export function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError
    || (/^(Range|Internal)Error$/.test(error?.name) && /call stack|recursion/i.test(error.message));
}
