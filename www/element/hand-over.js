// Lets the core take over from the published answers of a story: once the browser is idle and the element is in view, or
// when only the core can answer.

import { read } from './attributes.js';
import { savesData } from './environment.js';
import { codeOf, messageOf } from './errors.js';
import { loadStory } from './published-story.js';
import { onceHalfVisible, onceIdle } from './visibility.js';

/** @import { CoreSource } from './core-source.js' */
/** @import { Picture } from './picture.js' */
/** @import { Answers, Bytes, Host, Published } from './types.js' */

export class HandOver {
  #host;
  #core;
  #picture;
  #onPublished;
  /** @type {AbortController | null} Aborted when the story is closed. */
  #controller = null;
  /** @type {Promise<Published> | null} The story and the core. */
  #prepared = null;

  /**
   * `onPublished` is called with the story's bytes, as they were fetched and in the published form.
   * @param {Host} host
   * @param {CoreSource} core
   * @param {Picture} picture
   * @param {(raw: Bytes, published: Published) => void} onPublished
   */
  constructor(host, core, picture, onPublished) {
    this.#host = host;
    this.#core = core;
    this.#picture = picture;
    this.#onPublished = onPublished;
  }

  /** Schedules the core for the story that the picture shows. */
  start() {
    this.stop();
    const { signal } = (this.#controller = new AbortController());
    const core = read(this.#host, 'core');
    // A newer version of the story has no published answers in this page.
    if (core === 'eager' || read(this.#host, 'refresh')) void this.require(false);
    else if (core === 'idle' && !savesData()) {
      const begin = () => onceIdle(() => void this.require(false), signal);
      onceHalfVisible(this.#picture.view.plot, begin, signal);
    }
  }

  stop() {
    this.#controller?.abort();
    this.#controller = null;
    this.#prepared = null;
  }

  /**
   * Loads the core and lets it take over. `mayGrow`: whether its drawing may be higher, because the reader waits for it.
   * Returns false if it could not be loaded, or may not take over.
   * @param {boolean} mayGrow
   */
  async require(mayGrow) {
    const signal = this.#controller?.signal;
    if (!signal) return false;
    // The published answers stay, so a failed attempt changes nothing that the reader sees.
    const onRetry = () => {};
    let isDone = false;
    try {
      const { bytes } = await (this.#prepared ??= this.#prepare(signal));
      const story = { bytes, context: this.#picture.view.canvas.context(), lang: read(this.#host, 'lang') };
      const use = (/** @type {Answers} */ answers) => {
        isDone = this.#picture.takeOver(answers, bytes, mayGrow);
      };
      if (!signal.aborted) await this.#core.open(story, { signal, onRetry, use });
    } catch (error) {
      if (signal.aborted) return false;
      this.#prepared = null;
      console.info(`article-infographic: ${codeOf(error)}: ${messageOf(error)}; keeping the published answers`);
    }
    return isDone;
  }

  /** @param {AbortSignal} signal */
  async #prepare(signal) {
    const { raw, published } = await loadStory(this.#host, this.#core, signal, () => {});
    if (!signal.aborted) this.#onPublished(raw, published);
    return published;
  }
}
