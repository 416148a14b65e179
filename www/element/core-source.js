// A widget's access to the core, whose script is loaded when it is needed.

import { createImporter } from './chunk.js';
import { CORE } from './chunks.js';

/** @import { Answers, Bytes, CoreUser, OnRetry } from './types.js' */

const importCore = createImporter(CORE);

export class CoreSource {
  /** @type {CoreUser} */
  #user;

  /**
   * `onTrap` is called after the core has trapped: all its stories have to be opened again.
   * @param {() => void} onTrap
   */
  constructor(onTrap) {
    this.#user = { traps: 0, onTrap };
  }

  /** How often the core has trapped on this widget's story. */
  get traps() {
    return this.#user.traps;
  }

  resetTraps() {
    this.#user.traps = 0;
  }

  /**
   * Loads the core.
   * @param {OnRetry} onRetry
   */
  async prepare(onRetry) {
    const { prepareCore } = await importCore(onRetry);
    await prepareCore(onRetry);
  }

  /**
   * Opens a published story, see `openInCore`.
   * @param {{ bytes: Bytes, context: CanvasRenderingContext2D, lang: string }} story
   * @param {{ signal: AbortSignal, onRetry: OnRetry, use: (answers: Answers) => void }} options
   */
  async open(story, options) {
    const { openInCore } = await importCore(options.onRetry);
    if (!options.signal.aborted) await openInCore(this.#user, story, options);
  }

  leave() {
    this.#user.leave?.();
  }
}
