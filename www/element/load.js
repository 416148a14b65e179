// Fetching: the core once for all widgets of a page, and story files.

import { INTEGRITY, WASM, makeGlue } from './core.js';

/** Bytes after which a body is no story any more; the core refuses more than 8 MiB too. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Something that kept a story from being shown, with a code for the page. */
export class StoryError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

let started = null;

/** The core, loaded once. A failed load is forgotten, so that a later widget may try again. */
export function loadCore() {
  started ??= start().catch((error) => {
    started = null;
    throw error;
  });
  return started;
}

async function start() {
  if (typeof WebAssembly !== 'object') throw new StoryError('no-wasm', 'this browser runs no WebAssembly');
  try {
    const glue = makeGlue();
    await glue({ module_or_path: await compile(await fetch(new URL(WASM, import.meta.url))) });
    return glue;
  } catch (error) {
    throw new StoryError(error?.code ?? 'core', String(error?.message ?? error));
  }
}

/** The module of this answer, compiled while it comes; and checked against the hash that was built in, before it runs. */
async function compile(response) {
  if (!response.ok) throw new StoryError('core', `${response.status} for ${response.url}`);
  const bytes = response.clone().arrayBuffer();
  const [module, digest] = await Promise.all([
    // A server that tells another type is no reason to do without.
    WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await bytes)),
    // Browsers hash on pages that came over a safe connection only; on others the script itself could be forged.
    crypto.subtle ? bytes.then((all) => crypto.subtle.digest('SHA-384', all)) : null,
  ]);
  if (digest && `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` !== INTEGRITY) {
    throw new StoryError('core-mismatch', `${response.url} is of another version than the script`);
  }
  return module;
}

/** The bytes of a story file. They are read in Rust, never parsed here. */
export async function readStory(url, signal) {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new StoryError('bad-src', `a story is not read from ${url.protocol}`);
  }
  let response;
  try {
    // Cookies go to our own origin at most; `omit` would forgo what the page's preload link has fetched already.
    response = await fetch(url, { signal, credentials: 'same-origin', referrerPolicy: 'strict-origin-when-cross-origin' });
  } catch (error) {
    throw new StoryError('network', String(error?.message ?? error));
  }
  if (!response.ok) throw new StoryError(`http-${response.status}`, 'the story file could not be fetched');
  return readBody(response);
}

/** Reads a body as it comes and stops at the limit, whatever length the server claims. */
async function readBody(response) {
  const chunks = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((error) => {
      throw new StoryError('network', String(error?.message ?? error));
    });
    if (done) break;
    length += value.length;
    if (length > MAX_BYTES) {
      await reader.cancel();
      throw new StoryError('too-large', `a story has at most ${MAX_BYTES} bytes`);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Opens a story in the core. `chart` is the id of the one chart to show, or null for all. */
export function attachStory(core, bytes, context, chart) {
  if (!context) throw new StoryError('no-canvas', 'this browser gives no canvas');
  const { handle, problems } = core.open(bytes, context);
  for (const problem of problems) {
    const { line, column } = problem.place;
    console.info(`article-infographic: ${problem.code} at ${problem.path} (line ${line}, column ${column})`);
  }
  const outline = core.outline(handle);
  const only = chart === null ? null : outline.charts.findIndex(({ name }) => name === chart);
  if (only === -1) {
    core.close(handle);
    throw new StoryError('unknown-chart', `the story has no chart ${chart}`);
  }
  return { core, handle, outline, only };
}
