// The details of the selected mark: quotes, speakers, sources, corrections, and what others say about the same fact.
// They are below the picture, do not take the focus by themselves, and are not announced.

import { activeElement, link, make, withFragment } from './elements.js';
import { isInViewport } from './geometry.js';

/** @import { InfographicCitation, InfographicNode } from '../article-infographic.js' */
/** @import { DetailsCallbacks, Messages } from './types.js' */

export class Details {
  title = make('p', { id: 'details-title', class: 'value', role: 'heading', 'aria-level': '3', tabindex: '-1' });
  #close = make('button', { part: 'details-close', type: 'button', class: 'close' }, '×');
  #body = make('div', null);
  passage = make('button', { part: 'passage', type: 'button', class: 'plain', hidden: '' });
  link = make('button', { part: 'copy-mark-link', type: 'button', class: 'plain', hidden: '' });
  status = make('span', { class: 'details-status', 'aria-hidden': 'true' });
  element = make(
    'div',
    { part: 'details', id: 'details', class: 'details', role: 'group', hidden: '' },
    make('div', { class: 'head' }, this.title, this.#close),
    this.#body,
    make('div', { class: 'actions' }, this.passage, this.link, this.status),
  );
  #callbacks;
  /** The heading above the related marks. */
  #relatedHeading = '';
  /** @type {string | null} */
  #key = null;
  #content = '';

  /** @param {DetailsCallbacks} callbacks */
  constructor(callbacks) {
    this.#callbacks = callbacks;
    this.passage.addEventListener('click', () => callbacks.onPassage());
    this.link.addEventListener('click', () => callbacks.onCopyLink());
    this.#close.addEventListener('click', () => callbacks.onClose());
  }

  /** The key of the mark that the details describe. */
  get key() {
    return this.#key;
  }

  /** @param {Messages} messages */
  open(messages) {
    this.#relatedHeading = messages.related;
    this.#close.setAttribute('aria-label', messages.close);
    this.passage.textContent = messages.passage;
    this.link.textContent = messages.copy_link;
    this.#content = '';
  }

  /**
   * Shows the details of a mark. Null hides them.
   * @param {InfographicNode | null} node
   * @param {InfographicNode[]} related
   */
  show(node, related) {
    this.#key = node?.key ?? null;
    this.status.textContent = '';
    this.element.hidden = !node;
    const content = JSON.stringify([node, related]);
    if (!node || content === this.#content) return;
    this.#content = content;
    this.element.setAttribute('aria-labelledby', 'details-title');
    this.passage.hidden = true;
    this.title.textContent = node.value;
    this.#body.replaceChildren(...this.#parts(node, related));
  }

  isInViewport() {
    return this.title.offsetWidth > 0 && isInViewport(this.title);
  }

  hasFocus() {
    return this.element.contains(activeElement(this.element));
  }

  focus() {
    this.title.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: 'nearest' });
  }

  /**
   * @param {InfographicNode} node
   * @param {InfographicNode[]} related
   */
  #parts(node, related) {
    const context = [node.context, node.caveat].filter(Boolean).join(' · ');
    return [
      make('p', { class: 'label' }, make('bdi', null, node.label)),
      ...(context ? [make('p', { class: 'secondary context' }, context)] : []),
      ...node.corrections.map((correction) => make('p', { class: 'corrected' }, correction)),
      ...node.citations.map((citation) => this.#citation(node.key, citation)),
      ...(related.length ? this.#relatedParts(node, related) : []),
    ];
  }

  /**
   * Returns the sentence with the quote highlighted, or the quote alone if the story does not contain the sentence.
   * @param {string} key
   * @param {InfographicCitation} citation
   */
  #citation(key, citation) {
    const { sentence, quote, speaker, source } = citation;
    const [before, ...after] = sentence?.split(quote) ?? [''];
    const sourceLink = link(withFragment(citation), source.title ?? source.text, () =>
      this.#callbacks.onSource(key, source.url),
    );
    return make(
      'div',
      { class: 'citation' },
      make('blockquote', { dir: 'auto' }, before, make('b', null, quote), after.join(quote)),
      make('p', { class: 'speaker' }, speaker),
      make('p', { class: 'secondary' }, sourceLink, ` · ${source.title ? `${source.text} · ` : ''}${source.host}`),
    );
  }

  /**
   * @param {InfographicNode} node
   * @param {InfographicNode[]} related
   */
  #relatedParts(node, related) {
    const items = related.map(({ key, value, attribution }) => {
      const button = make('button', { type: 'button', class: 'related-mark' }, value);
      button.addEventListener('click', () => this.#callbacks.onSelect(key));
      // Names the speaker only if it differs from the selected mark's.
      return make(
        'li',
        null,
        button,
        attribution === node.attribution ? null : make('span', { class: 'secondary' }, attribution),
      );
    });
    return [
      make('p', { class: 'secondary related-heading' }, this.#relatedHeading),
      make('ul', { class: 'related-marks' }, ...items),
    ];
  }
}
