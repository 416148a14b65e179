// Decides when the core takes over from the published answers of a story: once the browser is idle and the element is in
// view, or when only the core can answer.

import { read } from './attributes.js';
import { savesData } from './environment.js';
import { codeOf, messageOf } from './errors.js';
import { onceHalfVisible, onceIdle } from './visibility.js';

/** @import { CoreSession } from './core-session.js' */
/** @import { Host } from './types.js' */

export class HandOver {
  #host;
  #plot;
  #openSession;
  /** @type {AbortController | null} Aborted when the story is closed. */
  #controller = null;
  /** @type {AbortController | null} Aborted when the core is scheduled again. */
  #schedule = null;

  /**
   * @param {Host} host
   * @param {HTMLElement} plot
   * @param {() => Promise<CoreSession>} openSession
   */
  constructor(host, plot, openSession) {
    this.#host = host;
    this.#plot = plot;
    this.#openSession = openSession;
  }

  /** Schedules the core for the story that is shown. */
  start() {
    this.#schedule?.abort();
    const { signal } = (this.#schedule = new AbortController());
    const core = read(this.#host, 'core');
    // A newer version of the story has no published answers in this page.
    if (core === 'eager' || read(this.#host, 'refresh')) void this.require(false);
    else if (core === 'idle' && !savesData()) {
      onceHalfVisible(this.#plot, () => onceIdle(() => void this.require(false), signal), signal);
    }
  }

  stop() {
    this.#schedule?.abort();
    this.#controller?.abort();
    this.#controller = null;
  }

  /**
   * Loads the core and lets it take over. `mayGrow`: whether its drawing may be higher, because the reader waits for it.
   * Returns false if it could not be loaded, or may not take over.
   * @param {boolean} mayGrow
   */
  async require(mayGrow) {
    const { signal } = (this.#controller ??= new AbortController());
    try {
      const session = await this.#openSession();
      return !signal.aborted && (await session.takeOver(mayGrow, signal));
    } catch (error) {
      if (!signal.aborted)
        console.info(`article-infographic: ${codeOf(error)}: ${messageOf(error)}; keeping the published answers`);
      return false;
    }
  }
}
