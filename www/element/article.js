// The article around an element: highlights the sentences of the selected mark, and selects marks when readers click
// sentences or links of the article or open a deep link. The article's own elements are not modified.

import { read } from './attributes.js';
import { allowsMotion } from './environment.js';
import { parseTarget, withTarget } from './fragment.js';
import { windowOf } from './geometry.js';
import { findPassage, passageAt, Passages, readArticle } from './passages.js';

/** @import { InfographicNode } from '../article-infographic.js' */
/** @import { ArticleCallbacks, Host } from './types.js' */
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
  #callbacks;
  #passages;

  /**
   * @param {Host} host
   * @param {View} view
   * @param {ArticleCallbacks} callbacks
   */
  constructor(host, view, callbacks) {
    this.#host = host;
    this.#view = view;
    this.#callbacks = callbacks;
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
   * Selects a mark of the story, or of the one chart that is shown. Returns false if there is no such mark.
   * @param {string} key
   */
  select(key) {
    const story = this.#callbacks.story();
    if (!story || (story.onlyChart !== null && !key.startsWith(`${story.charts[0].id}.`))) return false;
    return this.#callbacks.sendInput('select', key);
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
    const story = this.#callbacks.story();
    if (!range || !story) return;
    const behavior = allowsMotion(this.#host) ? 'smooth' : 'auto';
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior });
    this.#view.announceInDetails(story.outline.interface.passage_marked);
  }

  /** Applies the attributes `deep-links` (a button that copies links) and `quotes` (sentences that select marks). */
  applyOptions() {
    this.#view.toggleCopyLink(read(this.#host, 'deep-links'));
    const story = this.#callbacks.story();
    if (!story || !read(this.#host, 'quotes')) return this.#passages.link([]);
    const article = readArticle(this.#host);
    const nodes = story.charts.flatMap((chart) => chart.nodes);
    return this.#passages.link(
      nodes.flatMap((node) => this.#rangesOf(node, article).map((range) => ({ key: node.key, range }))),
    );
  }

  /**
   * Handles a click outside the element: selects the mark that the clicked text links to, or clears the selection.
   * @param {MouseEvent} event
   */
  onClick(event) {
    const story = this.#callbacks.story();
    if (!story || event.composedPath().includes(this.#host)) return;
    const target = /** @type {Partial<Element> | null} */ (event.target);
    const linked = target?.closest?.('[data-infographic-key]')?.getAttribute('data-infographic-key');
    const key = linked ?? passageAt(this.#passages.linked, event)?.key;
    if (!key || !this.select(key)) {
      this.#callbacks.sendInput('select');
    } else if (!handledClicks.has(event)) {
      handledClicks.add(event);
      this.#view.bringIntoView(story.step);
    }
  }

  /** With `deep-links`, shows the mark, step or chart that the fragment of the page's URL names. */
  followFragment() {
    const target = parseTarget(windowOf(this.#host).location.hash);
    const story = this.#callbacks.story();
    if (!story || !read(this.#host, 'deep-links') || target === null) return;
    if (this.goTo(target) || this.select(target)) this.#view.bringIntoView(story.step);
  }

  /**
   * Shows a step by its id or index, or the first step of a chart by the chart's id. Returns false if there is no such
   * step.
   * @param {string | number} target
   */
  goTo(target) {
    const story = this.#callbacks.story();
    if (!story) return false;
    if (story.onlyChart !== null) return story.charts[0].id === target;
    const { charts, steps } = story.outline;
    const chart = charts.findIndex(({ id }) => id === target);
    const byStep = steps.findIndex(({ id }, index) => index === target || id === target);
    const index = byStep >= 0 ? byStep : steps.findIndex((step) => step.chart === chart);
    if (index < 0 || !this.#callbacks.sendInput('step', index)) return false;
    // With `steps="scroll"`, the scroll position selects the step, so the page has to scroll to it.
    this.#view.scroll.bringIntoView(index);
    return true;
  }

  /**
   * Returns a link to the selected mark, or else to the current step or chart. Returns the page's URL if no story is
   * shown.
   */
  markLink() {
    const story = this.#callbacks.story();
    const url = new URL(windowOf(this.#host).location.href);
    if (story) {
      const { step, chart } = story.position;
      url.hash = withTarget(url.hash, story.selected ?? step ?? chart);
    }
    return url.href;
  }
}
