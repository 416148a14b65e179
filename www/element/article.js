// The article around an element: highlights the sentences of the selected mark, and selects marks when readers click
// sentences or links of the article or open a deep link. The article's own elements are not modified. This script is loaded
// after the picture is shown.

import { read } from './attributes.js';
import { allowsMotion } from './environment.js';
import { parseTarget } from './fragment.js';
import { windowOf } from './window.js';
import { findPassage, passageAt, Passages, readArticle } from './passages.js';

/** @import { InfographicNode } from '../article-infographic.js' */
/** @import { ArticlePicture, Host } from './types.js' */
/** @import { View } from './view.js' */

/**
 * Clicks for which one element has already selected a mark and scrolled to it. The other elements of the page select
 * the mark without scrolling.
 * @type {WeakSet<Event>}
 */
const handledClicks = new WeakSet();

export class Article {
  #host;
  #view;
  #picture;
  #passages;

  /**
   * @param {Host} host
   * @param {View} view
   * @param {ArticlePicture} picture
   */
  constructor(host, view, picture) {
    this.#host = host;
    this.#view = view;
    this.#picture = picture;
    this.#passages = new Passages(host.ownerDocument);
  }

  clear() {
    this.#passages.clear();
  }

  /** Called when the element moves to another document, because highlights belong to a document. */
  adopt() {
    this.#passages.clear();
    this.#passages = new Passages(this.#host.ownerDocument);
  }

  /**
   * Highlights the sentences that a mark cites.
   * @param {InfographicNode | null} node
   */
  highlight(node) {
    const ranges = node ? this.#rangesOf(node) : [];
    this.#passages.select(ranges);
    this.#view.togglePassageButton(ranges.length > 0);
  }

  /** @param {InfographicNode} node */
  #rangesOf({ citations }, article = readArticle(this.#host)) {
    return citations.map((citation) => findPassage(article, citation)).filter((range) => range !== null);
  }

  goToPassage() {
    const [range] = this.#passages.selected;
    const { story } = this.#picture;
    if (!range || !story) return;
    const behavior = allowsMotion(this.#host) ? 'smooth' : 'auto';
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior });
    this.#view.announceInDetails(story.outline.interface.passage_marked);
  }

  /** Applies the attribute `quotes`: sentences that select marks. */
  applyOptions() {
    const { story } = this.#picture;
    if (!story || !read(this.#host, 'quotes')) return this.#passages.link([]);
    const article = readArticle(this.#host);
    const nodes = story.charts.flatMap((chart) => chart.nodes);
    return this.#passages.link(
      nodes.flatMap((node) => this.#rangesOf(node, article).map((range) => ({ key: node.key, range }))),
    );
  }

  /**
   * Handles a click outside the element: selects the mark that the clicked text links to. Returns false if there is none.
   * @param {MouseEvent} event
   */
  onClick(event) {
    const { story } = this.#picture;
    // `target` would be the host of the page's shadow root that was clicked in.
    const target = /** @type {Partial<Element> | undefined} */ (event.composedPath()[0]);
    const linked = target?.closest?.('[data-infographic-key]')?.getAttribute('data-infographic-key');
    const key = linked ?? passageAt(this.#passages.linked, event)?.key;
    if (!key || !story || !this.#picture.select(key)) return false;
    if (!handledClicks.has(event)) {
      handledClicks.add(event);
      this.#view.bringIntoView(story.step);
    }
    return true;
  }

  /** With `deep-links`, shows the mark, step or chart that the fragment of the page's URL names. */
  followFragment() {
    const target = parseTarget(windowOf(this.#host).location.hash);
    const { story } = this.#picture;
    if (!story || !read(this.#host, 'deep-links') || target === null) return;
    if (this.#picture.goTo(target) || this.#picture.select(target)) this.#view.bringIntoView(story.step);
  }
}
