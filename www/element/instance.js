// The instance of the reader's core that all widgets of a page share. After a trap its memory may be corrupt: it is
// discarded, and its users are notified, so that they open their stories again in a new instance.

import { READER } from './reader.js';
import { InfographicError, messageOf } from './errors.js';
import { isTrap } from './trap.js';
import { createLoader } from './module.js';

/** @import { CoreUser, OnRetry, ReaderGlue } from './types.js' */

/** WebAssembly memory never shrinks. An unused instance with more bytes than this is discarded. */
const MAX_MEMORY = 64 * 1024 * 1024;

/** @type {Promise<Core> | null} */
let current = null;

const loadReader = createLoader(READER);

/**
 * Returns the current core, or loads one. `onRetry` is called for each failed request that is retried.
 * @param {OnRetry} onRetry
 */
export async function loadCore(onRetry) {
  if (typeof WebAssembly !== 'object')
    throw new InfographicError('no-wasm', 'the browser does not support WebAssembly');
  const instantiate = await loadReader(onRetry);
  current ??= instantiate()
    .then(({ glue, memory }) => new Core(glue, memory))
    .catch((error) => {
      current = null;
      throw error;
    });
  return current;
}

/**
 * Returns the current core after adding this user to it.
 * @param {CoreUser} user
 * @param {OnRetry} onRetry
 * @param {AbortSignal} signal
 */
export async function joinCore(user, onRetry, signal) {
  let core = await loadCore(onRetry);
  // The core may have trapped since it was loaded.
  while (!signal.aborted && !core.join(user)) core = await loadCore(onRetry);
  return core;
}

/** @type {Promise<unknown>} */
let queue = Promise.resolve();

/**
 * Runs tasks one after the other. Between two tasks, the browser can paint and handle input.
 * @template T
 * @param {() => T} task
 */
export function enqueue(task) {
  const done = queue.then(task);
  queue = done.catch(() => {}).then(() => new Promise((resolve) => setTimeout(resolve)));
  return done;
}

export class Core {
  #glue;
  #memory;
  /** @type {Set<CoreUser>} */
  #users = new Set();
  #isDiscarded = false;

  /**
   * @param {ReaderGlue} glue
   * @param {WebAssembly.Memory} memory
   */
  constructor(glue, memory) {
    this.#glue = glue;
    this.#memory = memory;
  }

  /**
   * Adds a user, which is notified of a trap. Returns false if the core was discarded.
   * @param {CoreUser} user
   */
  join(user) {
    if (this.#isDiscarded) return false;
    this.#users.add(user);
    user.leave = () => this.#leave(user);
    return true;
  }

  /** @param {CoreUser} user */
  #leave(user) {
    this.#users.delete(user);
    if (this.#users.size === 0 && this.#memory.buffer.byteLength > MAX_MEMORY) this.#discard();
  }

  /**
   * Closes a story. Does nothing if the core was discarded.
   * @param {number} handle
   */
  close(handle) {
    try {
      if (!this.#isDiscarded) this.#glue.close(handle);
    } catch (error) {
      if (isTrap(error)) this.#onTrap();
    }
  }

  /**
   * Calls the core for a user. A trap discards the core; other errors affect only this user.
   * @template T
   * @param {CoreUser} user
   * @param {(glue: ReaderGlue) => T} work
   */
  call(user, work) {
    if (this.#isDiscarded) throw new InfographicError('trap', 'the core was discarded');
    try {
      return work(this.#glue);
    } catch (error) {
      if (!isTrap(error)) throw error;
      user.traps += 1;
      this.#onTrap();
      throw new InfographicError('trap', messageOf(error));
    }
  }

  /** Notifies all users, after the trapped call has returned. */
  #onTrap() {
    const users = [...this.#users];
    this.#discard();
    queueMicrotask(() => users.forEach((user) => user.onTrap()));
  }

  #discard() {
    if (!this.#isDiscarded) current = null;
    this.#isDiscarded = true;
    this.#users.clear();
  }
}
