// The core: one for all widgets of a page. If it traps, nothing in its memory can be relied on any more: it is given up
// whole, and whoever used it is told, and begins again from the bytes of its story with a fresh one.

import { INTEGRITY, WASM, makeGlue } from './core.js';
import { fetchBytes, retry, share, StoryError } from './net.js';

/** More than any core has; what is larger is something else. */
const MAX_WASM = 16 * 1024 * 1024;
/** Memory of an instance never shrinks: one that has grown beyond this is not kept for the next story. */
const MAX_MEMORY = 64 * 1024 * 1024;

let current = null;

/** The core in use, or a new one. `hear` is told of each try to fetch it that failed. */
export async function loadCore(hear) {
  if (typeof WebAssembly !== 'object') throw new StoryError('no-wasm', 'this browser runs no WebAssembly');
  const module = await compiled(hear);
  current ??= start(module).catch((error) => {
    current = null;
    throw error;
  });
  return current;
}

/** Joins the core for this user, who is told from then on when it has trapped. */
export async function joinCore(user, hear, signal) {
  let core = await loadCore(hear);
  // It may have trapped between two of our turns.
  while (!signal.aborted && !core.join(user)) core = await loadCore(hear);
  return core;
}

async function start(module) {
  const glue = makeGlue();
  try {
    const { memory } = await glue({ module_or_path: module });
    return new Core(glue, memory);
  } catch (error) {
    throw blocked(error);
  }
}

/** The module, checked against the hash in this script before any of it runs. */
const compiled = share(async (hear) => {
  try {
    return await retry(() => fetchModule('default'), hear);
  } catch (error) {
    // Left over from another version in some cache.
    if (error.code === 'core-mismatch') return fetchModule('reload');
    throw error;
  }
});

/** What the browser advises would allow more than is needed. */
function blocked(error) {
  const policy = "the page's Content-Security-Policy allows no WebAssembly; its script-src needs 'wasm-unsafe-eval'";
  const words = String(error?.message ?? error);
  return new StoryError('core-blocked', /policy|CSP|unsafe-eval/i.test(words) ? policy : words);
}

async function fetchModule(cache) {
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
  const url = new URL(WASM, import.meta.url);
  const bytes = await fetchBytes(url, { code: 'core-', limit: MAX_WASM, cache, each }).catch((error) => {
    pieces.error(error);
    throw error;
  });
  try { pieces.close(); } catch { /* said below */ }
  // Browsers hash on pages that came over a safe connection only; on others this script could be forged as well.
  const digest = await crypto.subtle?.digest('SHA-384', bytes);
  if (digest && `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` !== INTEGRITY) {
    throw new StoryError('core-mismatch', `${url} is not the file that this script was made with`);
  }
  try {
    return await module;
  } catch (error) {
    throw blocked(error);
  }
}

let free = Promise.resolve();

/** Widgets begin one after the other: between two of them the browser draws, and hears the reader. */
export function inTurn(work) {
  const done = free.then(work);
  free = done.catch(() => {}).then(() => new Promise((resolve) => setTimeout(resolve)));
  return done;
}

/** Whether WebAssembly has trapped. A stack that has run over is an error of JavaScript's, of another name in each engine. */
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError
    || (/^(Range|Internal)Error$/.test(error?.name) && /call stack|recursion/i.test(error.message));
}

class Core {
  #glue;
  #memory;
  #users = new Set();
  #alive = true;

  constructor(glue, memory) {
    this.#glue = glue;
    this.#memory = memory;
  }

  /**
   * From now on this user is told when the core has trapped; false where it has already. A user has `traps`, a number, and
   * `revive`, a function.
   */
  join(user) {
    if (this.#alive) this.#users.add(user);
    return this.#alive;
  }

  /** Closes a story; one of a core that has been given up is gone already. */
  close(handle) {
    try {
      if (this.#alive) this.#glue.close(handle);
    } catch (error) {
      if (isTrap(error)) this.#end();
    }
  }

  /** This user hears nothing more. */
  leave(user) {
    this.#users.delete(user);
    if (this.#alive && this.#users.size === 0 && this.#memory.buffer.byteLength > MAX_MEMORY) this.#giveUp();
  }

  /** Calls a function of the core for this user. A trap is the end of the core; any other error is this user's alone. */
  call(user, name, ...values) {
    if (!this.#alive) throw new StoryError('trap', 'the core has been given up');
    try {
      return this.#glue[name](...values);
    } catch (error) {
      if (!isTrap(error)) throw error;
      user.traps += 1;
      this.#end();
      throw new StoryError('trap', String(error?.message ?? error));
    }
  }

  /** Tells everyone, but not in the middle of whatever called. */
  #end() {
    const told = [...this.#users];
    this.#giveUp();
    queueMicrotask(() => told.forEach((user) => user.revive()));
  }

  #giveUp() {
    this.#alive = false;
    this.#users.clear();
    current = null;
  }
}
