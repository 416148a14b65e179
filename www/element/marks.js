// Options over the marks of the picture: for keys, screen readers and magnifiers. One of them is a tab stop, and the keys
// go from one to another.

import { make } from './elements.js';

export class Marks {
  element = make('div', { part: 'marks', role: 'listbox', class: 'marks' });
  #choose;
  #choices = [];
  #chosen = null;

  /** `choose` is told the name of a mark, or nothing, when the reader has chosen by key. */
  constructor(choose) {
    this.#choose = choose;
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  name(words) {
    this.element.setAttribute('aria-label', words);
  }

  forget() {
    this.#choices = [];
    this.#chosen = null;
  }

  /** Lays an option over every one of these places; `words` tells those of a name. */
  lay(choices, words) {
    const focused = this.#focused();
    this.#choices = choices;
    const names = choices.map(({ name }) => name);
    const before = focused ? [...this.element.children].indexOf(focused) : 0;
    const same = focused ? names.indexOf(focused.dataset.name) : -1;
    // What had the focus may be gone: its neighbour gets it, and nobody is thrown out of the picture.
    const stop = same >= 0 ? same : Math.max(0, Math.min(before, names.length - 1));
    this.element.replaceChildren(...choices.map(({ name, x, y, width, height }, index) => {
      const option = make('div', { role: 'option', 'aria-selected': String(name === this.#chosen), 'data-name': name,
        'aria-label': words(name), tabindex: index === stop ? '0' : '-1' });
      Object.assign(option.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
      return option;
    }));
    if (focused) this.element.children[stop]?.focus({ preventScroll: true });
  }

  choose(name) {
    this.#chosen = name;
    for (const [index, option] of [...this.element.children].entries()) {
      option.setAttribute('aria-selected', String(this.#choices[index].name === name));
    }
  }

  focus(name) {
    const at = this.#choices.findIndex((choice) => choice.name === name);
    this.element.children[at]?.focus({ preventScroll: true });
  }

  #focused() {
    return this.element.getRootNode().activeElement?.closest('[role=option]');
  }

  #onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const options = [...this.element.children];
    const now = options.indexOf(this.#focused());
    const target = {
      ArrowDown: now + 1, ArrowRight: now + 1, ArrowUp: now - 1, ArrowLeft: now - 1,
      Home: 0, End: options.length - 1, PageDown: now + 10, PageUp: now - 10,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const next = options[Math.max(0, Math.min(target, options.length - 1))];
      for (const option of options) option.tabIndex = option === next ? 0 : -1;
      next.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const chosen = options[now]?.getAttribute('aria-selected') === 'true';
      this.#choose(chosen ? undefined : this.#choices[now]?.name);
    }
  }
}
