// The element <article-infographic>: its attributes, properties, methods and events. What becomes of a story is the widget's;
// the element is what the page holds.

import { differs, NAMES, PROPERTIES, reflect } from './attributes.js';
import { VERSION } from './core.js';
import { jsonOf } from './source.js';
import { Widget } from './widget.js';

class ArticleInfographic extends HTMLElement {
  static version = VERSION;
  static observedAttributes = NAMES;

  #widget = new Widget(this);
  #story = null;
  /** The story as text, by which an equal one is known. */
  #text = null;

  connectedCallback() {
    // Set before the script came, a property lies on the element itself and hides ours.
    for (const name of [...PROPERTIES, 'story']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#widget.enter();
  }

  disconnectedCallback() {
    // A move in the page disconnects and connects again at once; only a real farewell ends the stay.
    queueMicrotask(() => this.isConnected || this.#widget.leave());
  }

  /** `moveBefore`: nothing has to be begun anew, but the new place may have other colours. */
  connectedMoveCallback() {
    this.#widget.move();
  }

  adoptedCallback() {
    this.#widget.adopt();
  }

  attributeChangedCallback(name, before, now) {
    if (differs(name, before, now)) this.#widget.change(name);
  }

  /** `static`, `loading`, `ready` or `error`. */
  get state() {
    return this.#widget.state.name;
  }

  /** A promise, fulfilled when the story is shown, rejected with an error when it cannot be. */
  get ready() {
    return this.#widget.state.ready;
  }

  /** The story in words: charts, an entry for everything that can be chosen, tables, sources. Null before it is there. */
  outline() {
    return this.#widget.outline();
  }

  /** Chooses what has this name, such as `held.held`; null lets go. False where the story has no such thing. */
  select(name) {
    return this.#widget.select(name);
  }

  /** Goes to a step by its id or its position, or to the first one of a chart by the chart's id. False where there is none. */
  goTo(step) {
    return this.#widget.goTo(step);
  }

  /** Where something lies on the canvas, in CSS pixels; null where it is not in the chart on show. */
  place(name) {
    return this.#widget.place(name);
  }

  /** The picture on show as a file: a promise of a Blob of `image/png`, or of another type that the browser's canvas makes. */
  toBlob(type = 'image/png') {
    return this.#widget.toBlob(type);
  }

  /** A story as text or as an object, in place of `src`; null goes back to `src`. */
  get story() {
    return this.#story;
  }

  set story(story) {
    const text = jsonOf(story);
    this.#story = story ?? null;
    // Frameworks set a new object with the same content on every render.
    if (text !== undefined && text === this.#text) return;
    this.#text = text;
    this.#widget.change('story');
  }
}

reflect(ArticleInfographic.prototype);

const known = customElements.get('article-infographic');
if (!known) {
  customElements.define('article-infographic', ArticleInfographic);
} else if (known.version !== VERSION) {
  // The first one stays: elements cannot be given another class.
  console.warn(`article-infographic: version ${known.version} is at work here; this script, of version ${VERSION}, does nothing`);
}
