// Live figures: asks, as often as the attribute `refresh` says, whether there is another story by now.

import { read } from './attributes.js';
import { fetchStory } from './source.js';

/** Seconds between two questions, at least and at most: browsers take a longer wait for none. */
const LEAST = 5;
const MOST = 86_400;

export class Refresh {
  #host;
  #update;
  #url = null;
  #bytes = null;
  /** When the server was last asked. */
  #asked = 0;
  #timer = 0;
  #asking = false;
  #stop = null;

  /** `update` gets the bytes of a newer story and the signal of its end; it is false where it could not take them now. */
  constructor(host, update) {
    this.#host = host;
    this.#update = update;
  }

  /** From now on these bytes are what is known; without an address nothing is asked. */
  begin(url, bytes) {
    this.end();
    this.#url = url;
    this.#bytes = bytes;
    this.#asked = Date.now();
    this.#stop = new AbortController();
    this.schedule();
  }

  end() {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#url = null;
  }

  /** Asks when it is time, also where it has become time while nobody looked. */
  schedule() {
    clearTimeout(this.#timer);
    const seconds = read(this.#host, 'refresh');
    if (!seconds || !this.#url) return;
    const due = this.#asked + Math.min(Math.max(seconds, LEAST), MOST) * 1000;
    this.#timer = setTimeout(() => this.#ask(), Math.max(0, due - Date.now()));
  }

  async #ask() {
    // Nobody looks: the turn back to the page asks.
    if (this.#host.ownerDocument.hidden || this.#asking) return;
    this.#asking = true;
    const { signal } = this.#stop;
    this.#asked = Date.now();
    try {
      // The browser's cache asks with If-None-Match, and hands out what it has where nothing has changed.
      const bytes = await fetchStory(this.#url, { signal, cache: 'no-cache' });
      if (!signal.aborted) await this.#take(bytes, signal);
    } catch (error) {
      if (!signal.aborted) console.warn(`article-infographic: ${error?.code ?? 'failed'}: ${error?.message ?? error}; the figures from before stay`);
    }
    this.#asking = false;
    if (!signal.aborted) this.schedule();
  }

  async #take(bytes, signal) {
    const before = this.#bytes;
    if (bytes.length === before.length && bytes.every((byte, at) => byte === before[at])) return;
    // Known from now on, also where they are refused: nobody is told of that again and again.
    this.#bytes = bytes;
    if (await this.#update(bytes, signal) === false) this.#bytes = before;
  }
}
