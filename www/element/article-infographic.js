// The custom element <article-infographic>: its attributes, properties, methods and events. `WidgetLoader`
// loads the rest of the script, which loads and shows its story.

import { differs, NAMES, reflect } from './attributes.js';
import { notReady } from './errors.js';
import { VERSION } from './version.js';
import { WidgetLoader } from './widget-loader.js';

/** @import * as Public from '../article-infographic.js' */
/** @import { AttributeValues } from './types.js' */

/**
 * A server has neither elements nor a registry for them, but it may import the npm package.
 * @type {{ HTMLElement?: typeof HTMLElement, customElements?: CustomElementRegistry }}
 */
const { HTMLElement: Base = /** @type {typeof HTMLElement} */ (class {}), customElements: registry } = globalThis;

/** @implements {Pick<Public.ArticleInfographic, 'story' | 'state' | 'ready' | 'outline' | 'select' | 'goTo' | 'bounds' | 'toBlob'>} */
export class ArticleInfographic extends Base {
  static version = VERSION;
  static observedAttributes = NAMES;

  /** @type {string | object | null} */
  #story = null;
  #loader = new WidgetLoader(this);

  connectedCallback() {
    // A property that was set before the element was defined is an own property, which shadows the accessor.
    for (const name of [...PROPERTIES, 'story']) {
      if (!Object.hasOwn(this, name)) continue;
      const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
    this.#loader.connect();
  }

  disconnectedCallback() {
    // A move within the page calls `disconnectedCallback`, then `connectedCallback` in the same task.
    queueMicrotask(() => this.isConnected || this.#loader.disconnect());
  }

  /** `moveBefore` keeps the state, but the new parent may have other colours. */
  connectedMoveCallback() {
    this.#loader.widget?.move();
  }

  adoptedCallback() {
    this.#loader.widget?.adopt();
  }

  /**
   * @param {keyof AttributeValues} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (differs(name, before, now)) this.#loader.change(name);
  }

  /** The loading state: `static`, `loading`, `ready` or `error`. */
  get state() {
    return this.#loader.state.name;
  }

  /** A promise that is fulfilled when the story is shown, and rejected with an error if it cannot be shown. */
  get ready() {
    return this.#loader.state.ready;
  }

  /** Returns the story as text: charts, selectable entries, tables and sources. Returns null if no story is shown. */
  outline() {
    return this.#loader.widget?.outline() ?? null;
  }

  /**
   * Selects the mark with this key, such as `held.held`; `null` clears the selection. Returns false if no mark has this
   * key.
   * @param {string | null} key
   */
  select(key) {
    return this.#loader.widget?.select(key) ?? false;
  }

  /**
   * Shows a step by its id or index, or the first step of a chart by the chart's id. Returns false if there is no such
   * step.
   * @param {string | number} step
   */
  goTo(step) {
    return this.#loader.widget?.goTo(step) ?? false;
  }

  /**
   * Returns the bounds of a mark on the canvas, in CSS pixels. Returns null if the current chart does not draw it.
   * @param {string} key
   */
  bounds(key) {
    return this.#loader.widget?.bounds(key) ?? null;
  }

  /** Returns the picture as a file: `image/png`, or another type that the browser's canvas supports. */
  async toBlob(type = 'image/png') {
    const { widget } = this.#loader;
    if (!widget) throw notReady();
    return widget.toBlob(type);
  }

  /**
   * A story as JSON text or as an object, used in place of `src`. Null if `src` is used.
   * @returns {string | object | null}
   */
  get story() {
    return this.#story;
  }

  /** @param {string | object | null | undefined} story */
  set story(story) {
    this.#story = story ?? null;
    this.#loader.change('story');
  }
}

const PROPERTIES = reflect(ArticleInfographic.prototype);

const known = /** @type {typeof ArticleInfographic | undefined} */ (registry?.get('article-infographic'));
if (!known) {
  registry?.define('article-infographic', ArticleInfographic);
} else if (known.version !== VERSION) {
  // A custom element cannot be redefined, so the first definition stays.
  console.warn(
    `article-infographic: version ${known.version} is already defined; this script (version ${VERSION}) is ignored`,
  );
}
