// Options over the marks of the picture, for keyboards, screen readers and magnifiers: a listbox with a roving
// tabindex. The core provides the bounds of the marks and which mark is above and below each.

import { activeElement, make } from './elements.js';

/** @import { MarkCallbacks, NavStop } from './types.js' */

/** The number of options by which Page Up and Page Down move. */
const PAGE_SIZE = 10;

export class MarkOptions {
  element = make('div', { part: 'marks', role: 'listbox', class: 'marks', 'aria-describedby': 'keyboard-help' });
  /** The keyboard help, shown while an option has a visible focus. */
  help = make('p', { part: 'keyboard-help', id: 'keyboard-help', class: 'keyboard-help', hidden: '' });
  #callbacks;
  /** @type {NavStop[]} */
  #stops = [];
  /** @type {HTMLElement[]} */
  #options = [];
  /** @type {string | null} */
  #selected = null;
  /** True while this class moves the focus itself, so that its listeners ignore the focus events. */
  #isRefocusing = false;

  /** @param {MarkCallbacks} callbacks */
  constructor(callbacks) {
    this.#callbacks = callbacks;
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('focusin', ({ target }) => {
      const option = /** @type {HTMLElement} */ (target);
      this.help.hidden = !option.matches(':focus-visible');
      const { key } = option.dataset;
      if (key !== undefined && !this.#isRefocusing) this.#callbacks.onFocus(key);
    });
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (this.#isRefocusing || this.element.contains(/** @type {Node | null} */ (relatedTarget))) return;
      this.help.hidden = true;
      this.#callbacks.onLeave();
    });
    // Options have `pointer-events: none`, so a click on one comes from assistive technology.
    this.element.addEventListener('click', (event) => {
      event.stopPropagation();
      this.#toggle(/** @type {HTMLElement} */ (event.target).dataset.key);
    });
  }

  /**
   * @param {string} title
   * @param {string} help
   */
  label(title, help) {
    this.element.setAttribute('aria-label', title);
    this.help.textContent = help;
  }

  clear() {
    this.#stops = [];
    this.#selected = null;
  }

  /**
   * Places an option over each of these marks.
   * @param {NavStop[]} stops
   */
  layout(stops) {
    const focusedIndex = this.#focusedIndex();
    this.#stops = stops;
    const keys = stops.map(({ key }) => key);
    const keptIndex = focusedIndex >= 0 ? keys.indexOf(this.#options[focusedIndex].dataset.key ?? '') : -1;
    // If the focused mark no longer exists, the mark at the same index gets the focus.
    const current = keptIndex >= 0 ? keptIndex : Math.max(0, Math.min(focusedIndex, keys.length - 1));
    this.#refocus(() => {
      // The same options stay, because screen readers announce a focused element that is new.
      const areSame =
        keys.length === this.#options.length && keys.every((key, at) => key === this.#options[at].dataset.key);
      if (!areSame) {
        this.#options = keys.map((key) => make('div', { role: 'option', 'data-key': key }));
        this.element.replaceChildren(...this.#options);
      }
      for (const [index, { label, x, y, width, height }] of stops.entries()) {
        const option = this.#options[index];
        option.tabIndex = index === current ? 0 : -1;
        if (option.ariaLabel !== label) option.setAttribute('aria-label', label);
        Object.assign(option.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
      }
      this.select(this.#selected);
      if (focusedIndex >= 0 && !areSame) this.#options[current]?.focus({ preventScroll: true });
    });
  }

  /** @param {string} key */
  has(key) {
    return this.#stops.some((stop) => stop.key === key);
  }

  /** @param {string | null} key */
  select(key) {
    this.#selected = key;
    for (const option of this.#options) {
      const isSelected = option.dataset.key === key;
      option.setAttribute('aria-selected', String(isSelected));
      if (isSelected) option.setAttribute('aria-details', 'details');
      else option.removeAttribute('aria-details');
    }
  }

  /**
   * Focuses the option with this key or, if there is none, the current tab stop.
   * @param {string} key
   */
  focus(key) {
    const options = this.#options;
    const option = options.find((each) => each.dataset.key === key) ?? options.find((each) => each.tabIndex === 0);
    this.#refocus(() => option && this.#moveTo(option, { preventScroll: true }));
  }

  /** @param {() => void} work */
  #refocus(work) {
    this.#isRefocusing = true;
    work();
    this.#isRefocusing = false;
  }

  /** Returns the index of the focused option, or -1. */
  #focusedIndex() {
    const active = activeElement(this.element);
    return this.#options.findIndex((option) => option === active);
  }

  /**
   * @param {HTMLElement} option
   * @param {FocusOptions} [how]
   */
  #moveTo(option, how) {
    for (const each of this.#options) each.tabIndex = each === option ? 0 : -1;
    option.focus(how);
  }

  /** @param {string | undefined} key */
  #toggle(key) {
    this.#callbacks.onSelect(key === this.#selected ? undefined : key);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const options = this.#options;
    const index = this.#focusedIndex();
    const stop = this.#stops[index];
    if (!stop) return;
    const { key, above, below } = stop;
    const forward = getComputedStyle(this.element).direction === 'rtl' ? -1 : 1;
    const target = new Map([
      ['ArrowRight', index + forward],
      ['ArrowLeft', index - forward],
      ['ArrowDown', below ?? index],
      ['ArrowUp', above ?? index],
      ['Home', 0],
      ['End', options.length - 1],
      ['PageDown', index + PAGE_SIZE],
      ['PageUp', index - PAGE_SIZE],
    ]).get(event.key);
    if (target !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(target, options.length - 1));
      if (next !== index) this.#moveTo(options[next]);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#toggle(key);
    }
  }
}
