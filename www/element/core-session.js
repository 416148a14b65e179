// An element's use of the core: loads its story and the core, lets the core take over from the published answers, updates
// the story, and opens it again after a trap. This script is loaded when an element needs the core.

import { read } from './attributes.js';
import { openInCore, prepareCore } from './core-answers.js';
import { InfographicError } from './errors.js';
import { fallbackMessages } from './fallback-messages.js';
import { loadStory, toPublished } from './published-story.js';
import { Refresh } from './refresh.js';
import { storyUrl } from './story-url.js';
import { takeOver } from './take-over.js';

/** @import { Picture } from './picture.js' */
/** @import { StoryState } from './story-state.js' */
/** @import { Answers, Bytes, CoreUser, Host, OnRetry, Published, SessionCallbacks } from './types.js' */

export class CoreSession {
  #host;
  #picture;
  #callbacks;
  /** @type {CoreUser} */
  #user;
  #refresh;
  /** @type {AbortSignal | null} Aborted when the story of the last `load` or `takeOver` is closed. */
  #signal = null;
  /** @type {Published | null} Kept to open the story again after a trap. */
  #published = null;
  /** @type {Promise<Bytes> | null} The story and the core, for `takeOver`. */
  #preparing = null;
  /** @type {StoryState | null} The story that was shown before a trap. */
  #beforeTrap = null;

  /**
   * @param {Host} host
   * @param {Picture} picture
   * @param {SessionCallbacks} callbacks
   */
  constructor(host, picture, callbacks) {
    this.#host = host;
    this.#picture = picture;
    this.#callbacks = callbacks;
    this.#user = { traps: 0, onTrap: () => callbacks.guard(() => this.#reopen()) };
    this.#refresh = new Refresh(host, (raw, signal) => this.#update(raw, signal));
  }

  /** The diagnostics of a raw story. */
  get diagnostics() {
    return this.#published?.diagnostics ?? [];
  }

  /** How often the core has trapped on the story. */
  get traps() {
    return this.#user.traps;
  }

  /**
   * Loads the element's story, and opens it in the core.
   * @param {AbortSignal} signal
   * @param {OnRetry} onRetry
   */
  async load(signal, onRetry) {
    this.#use(signal);
    const bytes = await this.#prepare(signal, onRetry);
    if (signal.aborted) return;
    this.#user.traps = 0;
    await this.#open(bytes, signal, onRetry);
  }

  /**
   * Loads the element's story, and lets the core take over from its published answers. `mayGrow`: whether its drawing may be
   * higher, because the reader waits for it. Returns false if the core may not take over.
   * @param {boolean} mayGrow
   * @param {AbortSignal} signal
   */
  async takeOver(mayGrow, signal) {
    if (this.#signal !== signal) this.#use(signal);
    // The published answers stay, so a failed attempt changes nothing that the reader sees.
    const onRetry = () => {};
    let isDone = false;
    try {
      const bytes = await (this.#preparing ??= this.#prepare(signal, onRetry));
      const use = (/** @type {Answers} */ answers) => {
        const showNewer = () => this.#callbacks.show(answers, bytes, null);
        isDone = takeOver(this.#picture, answers, { bytes, mayGrow, showNewer });
      };
      if (!signal.aborted) await openInCore(this.#user, this.#source(bytes), { signal, onRetry, use });
    } catch (error) {
      this.#preparing = null;
      throw error;
    }
    return isDone;
  }

  /** Schedules the next request for a newer story. */
  scheduleRefresh() {
    this.#refresh.schedule();
  }

  /** Stops polling. */
  stop() {
    this.#refresh.stop();
  }

  /**
   * Forgets a story that was closed.
   * @param {StoryState | null} story
   */
  forget(story) {
    this.#beforeTrap = null;
    // Otherwise a trap would open it again.
    if (story?.bytes && story.bytes === this.#published?.bytes) this.#published = null;
  }

  /** Leaves the core. */
  close() {
    this.#published = null;
    this.#user.leave?.();
  }

  /** Shows that loading takes long. */
  showDelayed() {
    this.#picture.view.loadStatus.show(fallbackMessages(this.#host).delayed, null);
  }

  /**
   * Shows that there is only the static figure.
   * @param {boolean} canRetry
   */
  showUnavailable(canRetry) {
    const { unavailable, retry } = fallbackMessages(this.#host);
    this.#picture.view.loadStatus.show(unavailable, canRetry ? retry : null);
  }

  /** @param {AbortSignal} signal */
  #use(signal) {
    this.#signal = signal;
    this.#preparing = null;
  }

  /**
   * Loads the story and the core at the same time. Returns the bytes of the published story.
   * @param {AbortSignal} signal
   * @param {OnRetry} onRetry
   */
  async #prepare(signal, onRetry) {
    const [{ raw, published }] = await Promise.all([loadStory(this.#host, signal, onRetry), prepareCore(onRetry)]);
    if (!signal.aborted) {
      this.#published = published;
      this.#refresh.start(storyUrl(this.#host), raw);
    }
    return published.bytes;
  }

  /** @param {Bytes} bytes */
  #source(bytes) {
    return { bytes, context: this.#picture.view.canvas.context(), lang: read(this.#host, 'lang') };
  }

  /**
   * @param {Bytes} bytes
   * @param {AbortSignal} signal
   * @param {OnRetry} onRetry
   */
  async #open(bytes, signal, onRetry) {
    const use = (/** @type {Answers} */ answers) => {
      const previous = this.#beforeTrap;
      this.#beforeTrap = null;
      this.#callbacks.show(answers, bytes, previous);
    };
    await openInCore(this.#user, this.#source(bytes), { signal, onRetry, use });
  }

  /** Opens the story again after a trap. It fails after a second one, so that it does not break other stories. */
  async #reopen() {
    const signal = this.#signal;
    const { story } = this.#picture;
    if (!this.#published || !signal || signal.aborted || story?.published) return;
    if (this.#user.traps > 1) {
      this.#callbacks.fail(new InfographicError('trap', 'the core failed twice on this story'));
      return;
    }
    // A second trap may occur before the story is open again.
    this.#beforeTrap = story ?? this.#beforeTrap;
    if (!this.#callbacks.isReady()) this.#picture.view.hide();
    this.#picture.detach();
    try {
      await this.#open(this.#published.bytes, signal, this.#callbacks.retryListener(signal));
    } catch (error) {
      if (!signal.aborted) this.#callbacks.fail(error);
    }
  }

  /**
   * Shows a newer version of the story. If it is invalid, the current version stays. Returns false if no story is
   * shown.
   * @param {Bytes} raw
   * @param {AbortSignal} signal
   */
  async #update(raw, signal) {
    const result = await toPublished(raw, () => {});
    if (this.#picture.story?.published) await this.#callbacks.requireCore();
    const { story } = this.#picture;
    if (signal.aborted || !story || story.published) return false;
    const updated = story.call('update', result.bytes);
    this.#published = result;
    this.#callbacks.guard(() => {
      this.#user.traps = 0;
      this.#callbacks.update(updated, result.bytes);
    });
    return true;
  }
}
