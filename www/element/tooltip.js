// The few words shown beside a mark: what is said of it, and by whom. All that they rest on is in the details.
//
// After WCAG 2.2, 1.4.13: the pointer can go into it, it stays until the reader leaves, and Escape takes it away.

import { make } from './elements.js';
import { isSeen } from './geometry.js';

export class Tooltip {
  element = make('div', { part: 'tooltip', class: 'tooltip', hidden: '' });
  /** Goes to the details; of a chosen mark only. */
  more = make('button', { part: 'more', type: 'button', class: 'plain', hidden: '' });
  /** Where the pointer is in the picture; null for a reader without one. */
  pointer = null;
  /** The name of the mark that it is about. */
  name = null;
  #chosen = null;
  #place = null;
  #written = '';
  #watcher = null;

  constructor() {
    this.element.append(this.more);
  }

  /** Shows what is known about a mark beside its place; null takes it away. */
  show(node, place) {
    this.name = node?.name ?? null;
    this.#place = place;
    this.element.hidden = !node || !place;
    this.#watcher?.disconnect();
    if (this.element.hidden) return;
    this.#write([node.value || node.label, node.value && node.label, node.caveat, node.said]);
    this.choose(this.#chosen);
  }

  choose(name) {
    this.#chosen = name;
    this.more.hidden = name === null || name !== this.name;
    this.#put();
  }

  hide() {
    this.element.hidden = true;
  }

  /** Tells once when it has been in sight and the reader has scrolled away from it. */
  whenGone(then) {
    const window = this.element.ownerDocument.defaultView;
    if (this.element.hidden || typeof window?.IntersectionObserver !== 'function') return;
    let seen = false;
    this.#watcher = new window.IntersectionObserver((entries) => {
      const inSight = entries.at(-1).isIntersecting;
      if (seen && !inSight) then();
      seen ||= inSight;
    });
    this.#watcher.observe(this.element);
  }

  hasFocus() {
    return this.element.contains(this.element.getRootNode().activeElement);
  }

  holds(target) {
    return target instanceof Node && this.element.contains(target);
  }

  /** Written anew, it would take the focus from the button in it. */
  #write([value, label, caveat, said]) {
    const written = JSON.stringify([value, label, caveat, said]);
    if (written === this.#written) return;
    this.#written = written;
    const lines = [[value, 'value'], [label, 'label'], [caveat, 'quiet caveat'], [said, 'said']];
    this.element.replaceChildren(...lines.filter(([line]) => line).map(([line, name]) => make('p', { class: name }, line)), this.more);
  }

  /** Under its mark, or over it where there is no room below on the screen; by the pointer on a large mark. */
  #put() {
    if (this.element.hidden) return;
    const tip = this.element;
    const place = this.#place;
    const plot = tip.parentElement;
    const room = plot.clientWidth;
    tip.style.left = tip.style.top = '0px';
    const { offsetWidth: width, offsetHeight: height } = tip;
    const large = place.height > 240 && this.pointer;
    const middle = large ? this.pointer.x : place.x + place.width / 2;
    const [above, below] = large ? [this.pointer.y - 12, this.pointer.y + 12] : [place.y, place.y + place.height];
    tip.style.left = `${Math.max(0, Math.min(middle - width / 2, room - width))}px`;
    // Tried out, because the page may have turned or scaled it.
    const fits = (top) => {
      tip.style.top = `${top}px`;
      return isSeen(tip);
    };
    if (!fits(below) && !fits(above - height)) fits(below);
  }
}
