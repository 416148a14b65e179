// The core: one for all widgets of a page. If it traps, nothing in its memory can be relied on any more: it is given up
// whole, and whoever used it is told, and begins again from the bytes of its story with a fresh one.

import { READER } from './core.js';
import { isTrap, loader } from './module.js';
import { StoryError } from './net.js';

/** Memory of an instance never shrinks: one that has grown beyond this is not kept for the next story. */
const MAX_MEMORY = 64 * 1024 * 1024;

let current = null;

/** The core in use, or a new one. `hear` is told of each try to fetch it that failed. */
export async function loadCore(hear) {
  if (typeof WebAssembly !== 'object') throw new StoryError('no-wasm', 'this browser runs no WebAssembly');
  const module = await loadReader(hear);
  current ??= module.start().then(({ glue, memory }) => new Core(glue, memory)).catch((error) => {
    current = null;
    throw error;
  });
  return current;
}

const loadReader = loader(READER);

/** Joins the core for this user, who is told from then on when it has trapped. */
export async function joinCore(user, hear, signal) {
  let core = await loadCore(hear);
  // It may have trapped between two of our turns.
  while (!signal.aborted && !core.join(user)) core = await loadCore(hear);
  return core;
}

let free = Promise.resolve();

/** Widgets begin one after the other: between two of them the browser draws, and hears the reader. */
export function inTurn(work) {
  const done = free.then(work);
  free = done.catch(() => {}).then(() => new Promise((resolve) => setTimeout(resolve)));
  return done;
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
