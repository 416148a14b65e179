// Live figures: polls the story's address at the interval of the attribute `refresh`.

import { read } from './attributes.js';
import { codeOf, messageOf } from './errors.js';
import { fetchStory } from './story-source.js';

/** @import { Bytes, Host } from './types.js' */

/** Bounds of the interval in seconds. `setTimeout` overflows after 24.8 days. */
const MIN_INTERVAL = 5;
const MAX_INTERVAL = 86_400;

/** @typedef {{ url: URL, bytes: Bytes, lastRequest: number, controller: AbortController }} Polling */

export class Refresh {
  #host;
  #onUpdate;
  /** @type {Polling | null} */
  #polling = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isRequesting = false;

  /**
   * `update` is called with the bytes of a newer story. It resolves to false if it could not show them yet.
   * @param {Host} host
   * @param {(bytes: Bytes, signal: AbortSignal) => Promise<boolean>} update
   */
  constructor(host, update) {
    this.#host = host;
    this.#onUpdate = update;
  }

  /**
   * Starts to poll. `bytes` is the current version. Without a URL, nothing is requested.
   * @param {URL | null} url
   * @param {Bytes} bytes
   */
  start(url, bytes) {
    this.stop();
    this.#polling = url && { url, bytes, lastRequest: Date.now(), controller: new AbortController() };
    this.schedule();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#polling?.controller.abort();
    this.#polling = null;
  }

  /** Schedules the next request, immediately if it is overdue. */
  schedule() {
    clearTimeout(this.#timer);
    const seconds = read(this.#host, 'refresh');
    if (!seconds || !this.#polling) return;
    const due = this.#polling.lastRequest + Math.min(Math.max(seconds, MIN_INTERVAL), MAX_INTERVAL) * 1000;
    this.#timer = setTimeout(() => this.#request(), Math.max(0, due - Date.now()));
  }

  async #request() {
    const polling = this.#polling;
    // A hidden page sends no requests until it is visible again.
    if (!polling || this.#host.ownerDocument.hidden || this.#isRequesting) return;
    this.#isRequesting = true;
    const { signal } = polling.controller;
    polling.lastRequest = Date.now();
    try {
      // Makes the browser's cache revalidate with If-None-Match.
      const bytes = await fetchStory(polling.url, { signal, cache: 'no-cache' });
      if (!signal.aborted) await this.#update(bytes, polling);
    } catch (error) {
      if (!signal.aborted) {
        console.warn(`article-infographic: ${codeOf(error)}: ${messageOf(error)}; keeping the previous figures`);
      }
    }
    this.#isRequesting = false;
    if (!signal.aborted) this.schedule();
  }

  /**
   * @param {Bytes} bytes
   * @param {Polling} polling
   */
  async #update(bytes, polling) {
    const before = polling.bytes;
    if (bytes.length === before.length && bytes.every((byte, at) => byte === before[at])) return;
    // Stored even if the update throws, so that an invalid version is reported only once.
    polling.bytes = bytes;
    if (!(await this.#onUpdate(bytes, polling.controller.signal))) polling.bytes = before;
  }
}
