// What is known about a mark, shown beside its place.

import { make } from './elements.js';

export class Tooltip {
  element = make('div', { part: 'tooltip', class: 'tooltip', hidden: '' });
  goTo = make('button', { part: 'passage', type: 'button', class: 'plain', hidden: '' });
  /** Where the pointer is in the picture; null for a reader without one. */
  pointer = null;
  /** The name of the mark that it is about. */
  name = null;
  #place = null;

  /** Writes what is known about a mark beside its place; null takes it away. `voice` makes the parts of who said it. */
  show(node, place, voice) {
    this.name = node?.name ?? null;
    this.element.hidden = !node || !place;
    if (this.element.hidden) return;
    this.#write(node, voice);
    this.#place = place;
    this.put();
  }

  hasFocus() {
    return this.element.contains(this.element.getRootNode().activeElement);
  }

  focus() {
    this.element.querySelector('a')?.focus({ preventScroll: true });
  }

  holds(target) {
    return target instanceof Node && this.element.contains(target);
  }

  #write(node, voice) {
    const lines = [make('p', { class: 'value' }, node.value || node.label)];
    if (node.value) lines.push(make('p', null, node.label));
    if (node.context) lines.push(make('p', { class: 'quiet context' }, node.context));
    if (node.caveat) lines.push(make('p', { class: 'quiet' }, node.caveat));
    for (const correction of node.corrections) lines.push(make('p', { class: 'corrected' }, correction));
    for (const one of node.voices) lines.push(...voice(one, node.name));
    this.goTo.hidden = true;
    this.element.replaceChildren(...lines, this.goTo);
  }

  /** Under its mark, or over it where there is no room below on the screen; by the pointer on a large mark. */
  put() {
    if (this.element.hidden) return;
    const tip = this.element;
    const place = this.#place;
    const plot = tip.parentElement;
    const room = plot.clientWidth;
    tip.style.maxWidth = `${Math.min(320, room)}px`;
    tip.style.left = tip.style.top = '0px';
    const { width, height } = tip.getBoundingClientRect();
    const large = place.height > 240 && this.pointer;
    const middle = large ? this.pointer.x : place.x + place.width / 2;
    const [above, below] = large ? [this.pointer.y - 12, this.pointer.y + 12] : [place.y, place.y + place.height];
    const top = plot.getBoundingClientRect().top;
    const fits = top + below + height <= plot.ownerDocument.defaultView.innerHeight || top + above - height < 0;
    tip.style.left = `${Math.max(0, Math.min(middle - width / 2, room - width))}px`;
    tip.style.top = `${fits ? below : above - height}px`;
  }
}
