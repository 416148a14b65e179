// The message shown in place of the picture while it is loading or unavailable, with a retry button.

import { make, setText } from './elements.js';

export class LoadStatus {
  #message = make('p', { part: 'load-status', class: 'load-status', role: 'status', dir: 'auto' });
  #retry = make('button', { part: 'retry', class: 'retry', type: 'button', hidden: '' });
  elements = [this.#message, this.#retry];

  /** @param {() => void} onRetry */
  constructor(onRetry) {
    this.#retry.addEventListener('click', onRetry);
  }

  /**
   * Shows a message. `retry` is the label of the button; null hides it.
   * @param {string} message
   * @param {string | null} retry
   */
  show(message, retry) {
    setText(this.#message, message);
    this.#retry.hidden = !retry;
    this.#retry.textContent = retry ?? '';
  }

  hide() {
    this.show('', null);
  }
}
