// The element <article-infographic src chart steps theme loading refresh deep-links quotes>: its attributes, properties, methods
// and events. What becomes of a story is the widget's; the element is what the page holds.

import { VERSION } from './core.js';
import { Widget } from './widget.js';

/** Attributes that are properties as well. */
const REFLECTED = ['src', 'chart', 'steps', 'theme', 'loading', 'refresh'];

class ArticleInfographic extends HTMLElement {
  static version = VERSION;
  static observedAttributes = ['src', 'chart', 'steps', 'lang', 'theme', 'loading', 'refresh', 'deep-links', 'quotes'];

  #widget = new Widget(this);
  #story = null;

  connectedCallback() {
    // Set before the script came, a property lies on the element itself and hides ours.
    for (const name of [...REFLECTED, 'story']) {
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
    if (before !== now) this.#widget.attribute(name);
  }

  /** The story in words: charts, an entry for everything that can be chosen, tables, sources. Null before it is there. */
  outline() {
    return this.#widget.outline();
  }

  /** Chooses what has this name, such as `held.held`; null lets go. False where the story has no such thing. */
  select(name) {
    return this.#widget.select(name);
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
    this.#story = story ?? null;
    this.#widget.attribute('story');
  }
}

for (const name of REFLECTED) {
  Object.defineProperty(ArticleInfographic.prototype, name, {
    configurable: true,
    enumerable: true,
    get() { return this.getAttribute(name) ?? ''; },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

const known = customElements.get('article-infographic');
if (!known) {
  customElements.define('article-infographic', ArticleInfographic);
} else if (known.version !== VERSION) {
  // The first one stays: elements cannot be given another class.
  console.warn(`article-infographic: version ${known.version} is at work here; this script, of version ${VERSION}, does nothing`);
}
