// What a chosen mark rests on: the words of the article, who said them, where they were published, what was put right,
// and what else was said of the same. It stands below the picture, takes no focus that it is not given, and is not
// announced: who has chosen a mark knows where it is.

import { link, make, withFragment } from './elements.js';
import { isSeen } from './geometry.js';

export class Details {
  #on;
  #words = {};
  /** The name of the mark that it is about. */
  name = null;
  #written = '';

  /** `on`: passage(), link(), source(name, url), choose(name), and close(). */
  constructor(on) {
    this.#on = on;
    this.title = make('p', { id: 'details-title', class: 'value', role: 'heading', 'aria-level': '3', tabindex: '-1' });
    this.closer = make('button', { part: 'close', type: 'button', class: 'close' }, '×');
    this.body = make('div');
    this.goTo = make('button', { part: 'passage', type: 'button', class: 'plain', hidden: '' });
    this.link = make('button', { part: 'copy-link-here', type: 'button', class: 'plain', hidden: '' });
    this.told = make('span', { class: 'told', 'aria-hidden': 'true' });
    this.element = make('div', { part: 'details', id: 'details', class: 'details', role: 'group', hidden: '' },
      make('div', { class: 'head' }, this.title, this.closer), this.body,
      make('div', { class: 'acts' }, this.goTo, this.link, this.told));
    this.goTo.addEventListener('click', () => on.passage());
    this.link.addEventListener('click', () => on.link());
    this.closer.addEventListener('click', () => on.close());
  }

  open(words) {
    this.#words = words;
    this.closer.setAttribute('aria-label', words.close);
    this.goTo.textContent = words.passage;
    this.link.textContent = words.copy_link;
    this.#written = '';
  }

  /** Shows what a mark rests on, `others` being what else was said of the same; null takes it away. */
  show(node, others) {
    this.name = node?.name ?? null;
    this.told.textContent = '';
    this.element.hidden = !node;
    const written = JSON.stringify([node, others]);
    if (!node || written === this.#written) return;
    this.#written = written;
    this.element.setAttribute('aria-labelledby', 'details-title');
    this.goTo.hidden = true;
    this.title.textContent = node.value;
    this.body.replaceChildren(...this.#parts(node, others));
  }

  /** Whether the reader has it before them. */
  isInSight() {
    return this.title.offsetWidth > 0 && isSeen(this.title);
  }

  hasFocus() {
    return this.element.contains(this.element.getRootNode().activeElement);
  }

  /** The reader has asked for it. */
  focus() {
    this.title.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: 'nearest' });
  }

  #parts(node, others) {
    const context = [node.context, node.caveat].filter(Boolean).join(' · ');
    return [
      make('p', { class: 'label' }, make('bdi', null, node.label)),
      context && make('p', { class: 'quiet context' }, context),
      ...node.corrections.map((correction) => make('p', { class: 'corrected' }, correction)),
      ...node.voices.map((voice) => this.#voice(node.name, voice)),
      ...this.#others(node, others),
    ].filter(Boolean);
  }

  /** The sentence with the words that count in it, where the story has it. */
  #voice(name, voice) {
    const { sentence, quote, speaker, source } = voice;
    const at = sentence?.indexOf(quote);
    const words = [sentence?.slice(0, at), make('b', null, quote), sentence?.slice(at + quote.length)];
    const where = link(withFragment(voice), source.title ?? source.text, () => this.#on.source(name, source.url));
    return make('div', { class: 'voice' }, make('blockquote', { dir: 'auto' }, ...words), make('p', { class: 'speaker' }, speaker),
      make('p', { class: 'quiet' }, where, ` · ${source.title ? `${source.text} · ` : ''}${source.host}`));
  }

  #others(node, others) {
    if (others.length === 0) return [];
    const items = others.map((other) => {
      const button = make('button', { type: 'button', class: 'other' }, other.value);
      button.addEventListener('click', () => this.#on.choose(other.name));
      // Who said it is of interest where it was somebody else.
      return make('li', null, button, other.said === node.said ? null : make('span', { class: 'quiet' }, other.said));
    });
    return [make('p', { class: 'quiet lead' }, this.#words.others), make('ul', { class: 'others' }, ...items)];
  }
}
