// Options over the marks of the picture: for keys, screen readers and magnifiers. One of them is a tab stop, and the keys
// go from one to another, as the core has told what lies where.

import { make } from './elements.js';

/** Marks that Page Up and Page Down go over. */
const PAGE = 10;

export class Marks {
  element = make('div', { part: 'marks', role: 'listbox', class: 'marks', 'aria-describedby': 'keys' });
  /** How to use them: seen while one has the focus. */
  keys = make('p', { part: 'keys', id: 'keys', class: 'keys', hidden: '' });
  #on;
  #choices = [];
  #chosen = null;
  /** The focus is being put back, by us. */
  #quiet = false;

  /** `on`: choose(name), with nothing to let go; focus(name) and leave(), as the reader's focus goes. */
  constructor(on) {
    this.#on = on;
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('focusin', ({ target }) => {
      this.keys.hidden = !target.matches(':focus-visible');
      if (!this.#quiet) this.#on.focus(target.dataset.name);
    });
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (this.#quiet || this.element.contains(relatedTarget)) return;
      this.keys.hidden = true;
      this.#on.leave();
    });
    // No finger or mouse reaches an option; a click on one comes from a screen reader.
    this.element.addEventListener('click', (event) => {
      event.stopPropagation();
      this.#toggle(event.target.dataset.name);
    });
  }

  /** What the options are together, and how to use them. */
  name(title, keys) {
    this.element.setAttribute('aria-label', title);
    this.keys.textContent = keys;
  }

  forget() {
    this.#choices = [];
    this.#chosen = null;
  }

  /** Lays an option over every one of these places. */
  lay(choices) {
    const focused = this.#focused();
    this.#choices = choices;
    const names = choices.map(({ name }) => name);
    const before = focused ? [...this.element.children].indexOf(focused) : 0;
    const same = focused ? names.indexOf(focused.dataset.name) : -1;
    // What had the focus may be gone: its neighbour gets it, and nobody is thrown out of the picture.
    const stop = same >= 0 ? same : Math.max(0, Math.min(before, names.length - 1));
    this.#quietly(() => {
      this.element.replaceChildren(...choices.map(({ name, words, x, y, width, height }, index) => {
        const option = make('div', { role: 'option', 'data-name': name, 'aria-label': words, tabindex: index === stop ? '0' : '-1' });
        Object.assign(option.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
        return option;
      }));
      this.choose(this.#chosen);
      if (focused) this.element.children[stop]?.focus({ preventScroll: true });
    });
  }

  has(name) {
    return this.#choices.some((choice) => choice.name === name);
  }

  /** The chosen option is marked as such, and leads to what it rests on. */
  choose(name) {
    this.#chosen = name;
    for (const option of this.element.children) {
      const chosen = option.dataset.name === name;
      option.setAttribute('aria-selected', String(chosen));
      if (chosen) option.setAttribute('aria-details', 'details');
      else option.removeAttribute('aria-details');
    }
  }

  /** Puts the focus on this option or, where there is none of that name, on the one that is the tab stop. */
  focus(name) {
    const options = [...this.element.children];
    const option = options.find((each) => each.dataset.name === name) ?? options.find((each) => each.tabIndex === 0);
    this.#quietly(() => option && this.#go(option, { preventScroll: true }));
  }

  #quietly(work) {
    this.#quiet = true;
    work();
    this.#quiet = false;
  }

  #focused() {
    return this.element.getRootNode().activeElement?.closest('[role=option]');
  }

  #go(option, how) {
    for (const each of this.element.children) each.tabIndex = each === option ? 0 : -1;
    option.focus(how);
  }

  #toggle(name) {
    this.#on.choose(name === this.#chosen ? undefined : name);
  }

  #onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const options = [...this.element.children];
    const now = options.indexOf(this.#focused());
    if (now < 0) return;
    const { above, below } = this.#choices[now];
    const onward = getComputedStyle(this.element).direction === 'rtl' ? -1 : 1;
    const target = {
      __proto__: null, ArrowRight: now + onward, ArrowLeft: now - onward, ArrowDown: below ?? now, ArrowUp: above ?? now,
      Home: 0, End: options.length - 1, PageDown: now + PAGE, PageUp: now - PAGE,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const next = options[Math.max(0, Math.min(target, options.length - 1))];
      if (next !== options[now]) this.#go(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#toggle(options[now].dataset.name);
    }
  }
}
