// A widget's article: the sentence of what was chosen is marked in it, sentences and links in it lead to marks, and so
// does the page's address. The article's own elements are never touched.

import { read } from './attributes.js';
import { nameIn, withName } from './fragment.js';
import { findPassage, passageAt, Passages, readArticle } from './passages.js';

/** Clicks that a widget has taken for a mark of its own, so that the others of the page only follow. */
const taken = new WeakSet();

export class Article {
  #host;
  #view;
  #act;
  /** The widget's story, as it is on show. */
  #story = null;
  #passages;

  /** `act` tells the core what was done, and is false where it could not be. */
  constructor(host, view, act) {
    this.#host = host;
    this.#view = view;
    this.#act = act;
    this.#passages = new Passages(host.ownerDocument);
  }

  show(story) {
    this.#story = story;
    if (!story) this.#passages.clear();
  }

  adopt() {
    this.#passages.clear();
    this.#passages = new Passages(this.#host.ownerDocument);
  }

  /** Chooses by a name of the story, or of the one chart on show; false where it is none. */
  choose(name) {
    const { outline: { charts }, only } = this.#story;
    return (only === null || name.startsWith(`${charts[only].name}.`)) && this.#act('choose', name);
  }

  /** Marks the sentences of the page that say what was chosen. */
  point(node) {
    const article = node && readArticle(this.#host);
    const ranges = node ? node.voices.map((voice) => findPassage(article, voice)).filter(Boolean) : [];
    this.#passages.choose(ranges);
    this.#view.offerPassage(ranges.length > 0);
  }

  goToPassage() {
    const [range] = this.#passages.chosen;
    if (!range) return;
    const calm = !this.#window().matchMedia('(prefers-reduced-motion: no-preference)').matches;
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    this.#view.answer(this.#story.outline.interface.passage_shown);
  }

  /** What the page has asked for: a button that copies links, with `quotes` the sentences that lead to their marks. */
  offer() {
    this.#view.offerLink(read(this.#host, 'deep-links'));
    const { outline, only } = this.#story ?? {};
    if (!outline || !read(this.#host, 'quotes')) return this.#passages.offer([]);
    const article = readArticle(this.#host);
    const charts = only === null ? outline.charts : [outline.charts[only]];
    const offered = charts.flatMap(({ nodes }) => nodes).flatMap(({ name, voices }) =>
      voices.map((voice) => ({ name, range: findPassage(article, voice) })));
    return this.#passages.offer(offered.filter(({ range }) => range));
  }

  /** A click elsewhere in the page: on what leads to a mark it chooses that, and else it lets go of what was chosen. */
  clicked(event) {
    if (!this.#story || event.composedPath().includes(this.#host)) return;
    const named = event.target.closest?.('[data-infographic-key]')?.getAttribute('data-infographic-key');
    const name = named ?? passageAt(this.#passages.offered, event)?.name;
    if (!name || !this.choose(name)) {
      this.#act('choose');
    } else if (!taken.has(event)) {
      taken.add(event);
      this.#view.bringIntoView(this.#story.step);
    }
  }

  /** Shows the mark, step or chart that the page's address names, when the page has asked for such links. */
  follow() {
    const name = nameIn(this.#window().location.hash);
    if (!this.#story || !read(this.#host, 'deep-links') || name === null) return;
    if (this.goTo(name) || this.choose(name)) this.#view.bringIntoView(this.#story.step);
  }

  /** Goes to the step of this name or position, or to the first of the chart of this name; false where there is none. */
  goTo(wanted) {
    const { outline: { charts, steps }, only } = this.#story;
    if (only !== null) return charts[only].name === wanted;
    const chart = charts.findIndex(({ name }) => name === wanted);
    const tests = [(step, at) => at === wanted || step.name === wanted, (step) => step.chart === chart];
    const at = tests.map((test) => steps.findIndex(test)).find((found) => found >= 0);
    if (at === undefined || !this.#act('step', at)) return false;
    // Where the steps follow the scrolling, that has to follow this one.
    this.#view.scroll.bringIntoView(at);
    return true;
  }

  /** A link to what is chosen, or to the step or chart on show. */
  link() {
    const { outline, step, chart, chosen } = this.#story;
    const url = new URL(this.#window().location.href);
    url.hash = withName(url.hash, chosen ?? (outline.steps[step] ?? outline.charts[chart]).name);
    return url.href;
  }

  #window() {
    return this.#host.ownerDocument.defaultView ?? window;
  }
}
