// The tooltip of a mark: its value and its speaker. The quotes and sources are in the details.
//
// As WCAG 2.2, 1.4.13 requires, the pointer can move into it, it stays until the pointer leaves, and Escape hides it.

import { activeElement, make } from './elements.js';
import { isInViewport } from './geometry.js';
import { windowOf } from './window.js';

/** @import { InfographicNode } from '../article-infographic.js' */
/** @import { Bounds, Point } from './types.js' */

export class Tooltip {
  /** The button that focuses the details; visible for the selected mark only. */
  more = make('button', { part: 'tooltip-more', type: 'button', class: 'plain', hidden: '' });
  element = make('div', { part: 'tooltip', class: 'tooltip', hidden: '' }, this.more);
  /**
   * The pointer's position in the picture; null if the last input came from the keyboard.
   * @type {Point | null}
   */
  pointer = null;
  /** @type {string | null} */
  #key = null;
  /** @type {string | null} */
  #selected = null;
  /** @type {Bounds | null} */
  #bounds = null;
  #content = '';
  /** @type {IntersectionObserver | null} */
  #observer = null;

  /** The key of the mark that the tooltip describes. */
  get key() {
    return this.#key;
  }

  /**
   * Shows the tooltip of a mark. Null hides it.
   * @param {InfographicNode | null} node
   * @param {Bounds | null} bounds
   */
  show(node, bounds) {
    this.#key = node?.key ?? null;
    this.#bounds = bounds;
    this.element.hidden = !node || !bounds;
    this.#observer?.disconnect();
    if (!node || !bounds) return;
    this.#write(node);
    this.select(this.#selected);
  }

  /** @param {string | null} key */
  select(key) {
    this.#selected = key;
    this.more.hidden = key === null || key !== this.#key;
    this.#position();
  }

  /**
   * Sets the bounds of its mark in another drawing, from which it is positioned the next time.
   * @param {Bounds} bounds
   */
  updateBounds(bounds) {
    if (bounds.key === this.#key) this.#bounds = bounds;
  }

  hide() {
    this.element.hidden = true;
  }

  /**
   * Calls back once the reader has scrolled the tooltip out of view.
   * @param {() => void} callback
   */
  onceScrolledAway(callback) {
    const window = windowOf(this.element);
    if (this.element.hidden || typeof window.IntersectionObserver !== 'function') return;
    let wasVisible = false;
    this.#observer = new window.IntersectionObserver((entries) => {
      const isVisible = entries.at(-1)?.isIntersecting ?? false;
      if (wasVisible && !isVisible) callback();
      wasVisible ||= isVisible;
    });
    this.#observer.observe(this.element);
  }

  hasFocus() {
    return this.element.contains(activeElement(this.element));
  }

  /** @param {EventTarget | null} target */
  contains(target) {
    return target instanceof Node && this.element.contains(target);
  }

  /**
   * Replaces the content only if it differs, because replacing it moves the button, which would lose the focus.
   * @param {InfographicNode} node
   */
  #write({ value, label, caveat, attribution }) {
    const content = JSON.stringify([value, label, caveat, attribution]);
    if (content === this.#content) return;
    this.#content = content;
    const lines = [
      [value || label, 'value'],
      [value && label, 'label'],
      [caveat, 'secondary caveat'],
      [attribution, 'attribution'],
    ];
    const parts = lines.filter(([text]) => text).map(([text, name]) => make('p', { class: name ?? '' }, text));
    this.element.replaceChildren(...parts, this.more);
  }

  /**
   * Positions the tooltip below its mark, or above it if there is no room below. On a tall mark, positions it at the
   * pointer.
   */
  #position() {
    const { element, pointer } = this;
    const bounds = this.#bounds;
    if (element.hidden || !bounds) return;
    const { style } = element;
    const availableWidth = element.parentElement?.clientWidth ?? 0;
    style.left = style.top = '0px';
    const { offsetWidth: width, offsetHeight: height } = element;
    const anchor = bounds.height > 240 ? pointer : null;
    const center = anchor ? anchor.x : bounds.x + bounds.width / 2;
    const [above, below] = anchor ? [anchor.y - 12, anchor.y + 12] : [bounds.y, bounds.y + bounds.height];
    style.left = `${Math.max(0, Math.min(center - width / 2, availableWidth - width))}px`;
    // Measured after positioning, because the page may rotate or scale it.
    const fits = (/** @type {number} */ top) => {
      style.top = `${top}px`;
      return isInViewport(element);
    };
    if (!fits(below) && !fits(above - height)) fits(below);
  }
}
