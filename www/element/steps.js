// The story as steps: buttons, arrow keys and a finger's swipe lead from one to the next, each with its words.

import { make } from './elements.js';
import { pointIn } from './geometry.js';

/** Least way of a finger on the screen, in CSS pixels, that is a swipe: more than a tap that slips. */
const SWIPE = 48;
/** Where a swipe from the edge of the screen belongs to the browser: it goes back in its history. */
const EDGE = 20;

export class Steps {
  previous = make('button', { part: 'previous', type: 'button' });
  count = make('span', { part: 'count', class: 'count' });
  next = make('button', { part: 'next', type: 'button' });
  element = make('div', { part: 'steps', class: 'steps', role: 'group' }, this.previous, this.count, this.next);
  /** Said once when another step comes, as the title is. */
  words = make('p', { part: 'words', class: 'words', 'aria-live': 'polite', dir: 'auto' });
  #act;
  #steps = [];
  #at = 0;

  /** `act` tells the core what the reader has done. */
  constructor(act) {
    this.#act = act;
    this.previous.addEventListener('click', () => this.#go(-1));
    this.next.addEventListener('click', () => this.#go(1));
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Takes a story in; `only` is the position of the one chart to show, or null. */
  open({ steps, interface: { back, next, charts } }, only) {
    this.#steps = only === null ? steps : [];
    this.element.hidden = this.#steps.length < 2;
    this.words.hidden = !this.#steps.some(({ text }) => text);
    this.previous.textContent = back;
    this.next.textContent = next;
    this.element.setAttribute('aria-label', charts);
  }

  show(at) {
    const step = this.#steps[at];
    if (!step) return;
    this.#at = at;
    this.count.textContent = step.position;
    // Written anew, the same words would be read out again.
    if (this.words.textContent !== (step.text ?? '')) this.words.textContent = step.text ?? '';
    // Not `disabled`: that would take the focus from who has just come to the end with it.
    this.previous.setAttribute('aria-disabled', String(at === 0));
    this.next.setAttribute('aria-disabled', String(at === this.#steps.length - 1));
  }

  /** A finger that moves sideways over the picture goes on or back; up and down it scrolls the page. */
  swipeOver(plot) {
    let began = null;
    plot.addEventListener('pointerdown', (event) => {
      const { pointerType, isPrimary, clientX } = event;
      const inside = clientX > EDGE && clientX < plot.ownerDocument.documentElement.clientWidth - EDGE;
      // With a second finger, it is no swipe any more.
      began = pointerType === 'touch' && isPrimary && inside ? { id: event.pointerId, clientX, clientY: event.clientY, ...pointIn(event) } : null;
    });
    plot.addEventListener('pointercancel', () => (began = null));
    plot.addEventListener('pointerup', (event) => {
      if (event.pointerId !== began?.id) return;
      // As far as the finger has moved, and along the picture, which the page may have turned or mirrored.
      const far = Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY) >= SWIPE;
      const { x, y } = pointIn(event);
      const [along, across] = [x - began.x, y - began.y];
      began = null;
      if (far && Math.abs(along) > 2 * Math.abs(across)) this.#go(along < 0 ? this.#forward() : -this.#forward());
    });
  }

  /** Not by the keys of the whole page: those that the buttons have while the focus is on them. */
  #onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const way = { __proto__: null, ArrowRight: this.#forward(), ArrowLeft: -this.#forward() }[event.key];
    if (!way) return;
    event.preventDefault();
    this.#go(way);
  }

  /** Which way a reader goes on to the right: back, where reading runs from right to left. */
  #forward() {
    return getComputedStyle(this.element).direction === 'rtl' ? -1 : 1;
  }

  #go(way) {
    const at = this.#at + way;
    // Where the steps follow the page's scrolling, or there is one chart alone, nothing is to be leafed through.
    if (this.#steps[at] && this.element.getClientRects().length > 0) this.#act('step', at);
  }
}
