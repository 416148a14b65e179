// The element's loading state: a property, a promise, and a custom state for style sheets. Not an attribute, because
// frameworks report attributes that they did not render as hydration errors.

/** @import { InfographicState } from '../article-infographic.js' */

export class LoadState {
  /** @type {InfographicState} */
  #name = 'static';
  #resolve = () => {};
  /** @type {(error: unknown) => void} */
  #reject = () => {};
  #ready = this.#pending();
  #states;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#states = host.attachInternals?.().states;
    this.set('static');
  }

  get name() {
    return this.#name;
  }

  /** Fulfilled when the story is shown, rejected if it cannot be shown. */
  get ready() {
    return this.#ready;
  }

  /**
   * @param {InfographicState} name
   * @param {unknown} [error]
   */
  set(name, error) {
    try {
      this.#states?.delete(this.#name);
      this.#states?.add(name);
    } catch {
      // Older browsers accept only dashed identifiers, so they have no custom state.
    }
    const wasSettled = this.#name === 'ready' || this.#name === 'error';
    this.#name = name;
    if (name === 'ready') this.#resolve();
    else if (name === 'error') this.#reject(error);
    else if (wasSettled) this.#ready = this.#pending();
  }

  /** @returns {Promise<void>} */
  #pending() {
    /** @type {Promise<void>} */
    const ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Prevents `unhandledrejection` on pages that do not handle the promise.
    ready.catch(() => {});
    return ready;
  }
}
