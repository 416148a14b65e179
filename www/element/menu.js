// The ways to take a chart along: a button that opens a list of buttons, and a box for what could not be copied.
//
// A disclosure, not a menu of ARIA's: screen readers and phones know buttons, and Tab goes from one to the next.

import { make } from './elements.js';

/** Each with the name of its words, in the order of the list. */
const WAYS = {
  csv: 'save_csv', png: 'save_png', svg: 'save_svg', text: 'copy_text', link: 'copy_link', share: 'share',
};

export class Menu {
  #button = make('button', { part: 'take-away', type: 'button', class: 'plain', 'aria-expanded': 'false', 'aria-controls': 'ways' });
  #ways = Object.keys(WAYS).map((way) => make('button', { part: way === 'link' ? 'copy-link' : `take-${way}`, type: 'button' }));
  #list = make('div', { part: 'ways', id: 'ways', class: 'ways', role: 'group', hidden: '' }, ...this.#ways);
  box = make('textarea', { part: 'copy-here', class: 'copy-here', readonly: '', rows: '4', dir: 'auto', hidden: '' });
  element = make('div', { class: 'take' }, this.#button, this.#list);

  /** `take` hears by which way the reader takes the chart along. */
  constructor(take) {
    this.#button.addEventListener('click', () => {
      const opens = this.#list.hidden;
      this.close();
      this.#open(opens);
    });
    // What has the focus next may lie under the list.
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget && !this.element.contains(relatedTarget)) this.#open(false);
    });
    for (const [at, way] of Object.keys(WAYS).entries()) {
      this.#ways[at].addEventListener('click', () => {
        this.close();
        take(way);
      });
    }
  }

  /** Takes the words of a story. */
  name(words) {
    this.#button.textContent = words.save_or_share;
    this.#list.setAttribute('aria-label', words.save_or_share);
    this.box.setAttribute('aria-label', words.copy_here);
    for (const [at, name] of Object.values(WAYS).entries()) this.#ways[at].textContent = words[name];
  }

  offer(way, offered) {
    this.#ways[Object.keys(WAYS).indexOf(way)].hidden = !offered;
  }

  /** Shows text that could not be copied, chosen, so that a key or a long touch copies it. */
  show(text) {
    this.box.value = text;
    this.box.hidden = false;
    this.box.focus();
    this.box.select();
  }

  /** Closes what is open, and gives its focus back. False where nothing was open. */
  close() {
    if (this.#list.hidden && this.box.hidden) return false;
    const held = this.element.getRootNode().activeElement;
    this.#open(false);
    this.box.hidden = true;
    if (held === this.box || this.element.contains(held)) this.#button.focus({ preventScroll: true });
    return true;
  }

  /** A click anywhere in the page: elsewhere, it closes what is open. */
  clicked(event) {
    const path = event.composedPath();
    if (!path.includes(this.element) && !path.includes(this.box)) this.close();
  }

  #open(opens) {
    this.#list.hidden = !opens;
    this.#button.setAttribute('aria-expanded', String(opens));
    if (opens) this.#list.scrollIntoView({ block: 'nearest' });
  }
}
