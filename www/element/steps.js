// The steps of a story: buttons, arrow keys and swipes move between them, and each has its text.

import { make, setText } from './elements.js';
import { localPoint } from './geometry.js';

/** @import { InfographicOutline, InfographicStep } from '../article-infographic.js' */
/** @import { SendInput } from './types.js' */

/** The minimum distance of a swipe on the screen, in CSS pixels. */
const SWIPE = 48;
/**
 * Swipes that start this close to an edge of the screen are ignored, because browsers use them to navigate the history.
 */
const EDGE = 20;

export class Steps {
  #previous = make('button', { part: 'previous', type: 'button' });
  #count = make('span', { part: 'count', class: 'count' });
  #next = make('button', { part: 'next', type: 'button' });
  element = make('div', { part: 'steps', class: 'steps', role: 'group' }, this.#previous, this.#count, this.#next);
  text = make('p', { part: 'step-text', class: 'step-text', 'aria-live': 'polite', dir: 'auto' });
  #sendInput;
  /** @type {readonly InfographicStep[]} */
  #steps = [];
  #current = 0;

  /** @param {SendInput} sendInput */
  constructor(sendInput) {
    this.#sendInput = sendInput;
    this.#previous.addEventListener('click', () => this.#goBy(-1));
    this.#next.addEventListener('click', () => this.#goBy(1));
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /**
   * @param {InfographicOutline} outline
   * @param {number | null} onlyChart - index of the one chart to show
   */
  open({ steps, interface: { back, next, charts } }, onlyChart) {
    this.#steps = onlyChart === null ? steps : [];
    this.element.hidden = this.#steps.length < 2;
    this.text.hidden = !this.#steps.some(({ text }) => text);
    this.#previous.textContent = back;
    this.#next.textContent = next;
    this.element.setAttribute('aria-label', charts);
  }

  /** @param {number | null} index */
  show(index) {
    if (index === null || !this.#steps[index]) return;
    const { position, text } = this.#steps[index];
    this.#current = index;
    this.#count.textContent = position;
    setText(this.text, text ?? '');
    // Not `disabled`, which would remove the focus from the button.
    this.#previous.setAttribute('aria-disabled', String(index === 0));
    this.#next.setAttribute('aria-disabled', String(index === this.#steps.length - 1));
  }

  /**
   * Moves to another step on horizontal swipes over the plot. Vertical swipes scroll the page.
   * @param {HTMLElement} plot
   */
  listenForSwipes(plot) {
    /** @type {{ id: number, clientX: number, clientY: number, x: number, y: number } | null} */
    let start = null;
    plot.addEventListener('pointerdown', (event) => {
      const { pointerId: id, pointerType, isPrimary, clientX, clientY } = event;
      const isInside = clientX > EDGE && clientX < plot.ownerDocument.documentElement.clientWidth - EDGE;
      // A second finger starts a pinch, not a swipe.
      const isSwipe = pointerType === 'touch' && isPrimary && isInside;
      start = isSwipe ? { id, clientX, clientY, ...localPoint(event) } : null;
    });
    plot.addEventListener('pointercancel', () => (start = null));
    plot.addEventListener('pointerup', (event) => {
      if (!start || event.pointerId !== start.id) return;
      // Measures the distance on the screen, but the direction in the plot, which the page may rotate or mirror.
      const isFar = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) >= SWIPE;
      const { x, y } = localPoint(event);
      const [dx, dy] = [x - start.x, y - start.y];
      start = null;
      if (isFar && Math.abs(dx) > 2 * Math.abs(dy)) this.#goBy(dx < 0 ? this.#forwardSign() : -this.#forwardSign());
    });
  }

  /**
   * Handles arrow keys while one of the buttons has the focus.
   * @param {KeyboardEvent} event
   */
  #onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const direction = Number(event.key === 'ArrowRight') - Number(event.key === 'ArrowLeft');
    if (direction === 0) return;
    event.preventDefault();
    this.#goBy(direction * this.#forwardSign());
  }

  /** Returns the direction of a step to the right: 1, or -1 in right-to-left text. */
  #forwardSign() {
    return getComputedStyle(this.element).direction === 'rtl' ? -1 : 1;
  }

  /** @param {number} direction */
  #goBy(direction) {
    const index = this.#current + direction;
    // The element is not rendered if the steps follow scrolling or only one chart is shown.
    if (this.#steps[index] && this.element.getClientRects().length > 0) this.#sendInput('step', index);
  }
}
