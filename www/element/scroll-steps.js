// Steps that follow scrolling: the picture is sticky, the texts scroll past it, and each text shows its step.
//
// In a frame or scroll container, if the page zooms or transforms the element, or if a picture does not fit in the
// viewport, the steps have buttons instead. This script is loaded for the attribute `steps="scroll"`.

import { ChartText } from './chart-text.js';
import { make } from './elements.js';
import { flatParent, isUntransformed } from './geometry.js';
import { windowOf } from './window.js';
import { SCROLL_RULES } from './scroll-style.js';

/** @import { InfographicOutline, InfographicStep } from '../article-infographic.js' */
/** @import { ViewCallbacks } from './types.js' */

/** The minimum width of the figure for texts beside the picture. In a narrower figure, they are under it. */
const MIN_WIDTH_BESIDE = 640;
/** The maximum height of the picture, as a share of the viewport's height. */
const MAX_HEIGHT_SHARE = { beside: 0.92, under: 0.6 };

export class ScrollSteps {
  rules = SCROLL_RULES;
  #items = make('ol', { part: 'scroll-steps', class: 'scroll-steps', role: 'list', hidden: '' });
  #stage;
  #figure;
  #ruler;
  #callbacks;
  /** @type {readonly InfographicStep[]} */
  #steps = [];
  /** @type {ChartText[]} */
  #chartTexts = [];
  /** @type {IntersectionObserver | null} */
  #observer = null;
  /**
   * The position of the texts; null if the steps have buttons.
   * @type {'beside' | 'under' | null}
   */
  #placement = null;
  /** The position in the viewport at which a text shows its step, as a share of the viewport's height. */
  #triggerLine = 0.5;
  /** The viewport's height at the last layout. */
  #lastViewportHeight = 0;

  /**
   * `track` contains `stage`, which contains `ruler` and the plot.
   * @param {ViewCallbacks} callbacks
   * @param {{ figure: HTMLElement, track: HTMLElement, stage: HTMLElement, ruler: HTMLElement }} parts
   */
  constructor(callbacks, { figure, track, stage, ruler }) {
    this.#callbacks = callbacks;
    this.#figure = figure;
    this.#ruler = ruler;
    this.#stage = stage;
    track.append(this.#items);
  }

  /** Whether the steps follow scrolling. */
  get isActive() {
    return this.#placement !== null;
  }

  /**
   * Sets the story. `isRequested`: whether the attribute `steps` is `scroll`.
   * @param {InfographicOutline} outline
   * @param {boolean} isRequested
   */
  open(outline, isRequested) {
    this.#chartTexts = [];
    // A chart with filters needs its filters beside the picture, so its steps have buttons.
    const isPossible =
      isRequested && outline.steps.length > 1 && outline.charts.every(({ filters }) => filters.length === 0);
    this.#steps = isPossible ? outline.steps : [];
    this.#items.replaceChildren(...this.#steps.map((step, index) => this.#item(outline, step, index)));
    // If possible, it stays active, so that the page keeps its height and scroll position.
    if (!isPossible) this.deactivate();
  }

  /** Activates the scroll layout. Returns false if that is impossible. */
  activate() {
    if (this.#steps.length === 0 || !supportsSticky(this.#figure)) return false;
    this.#placement = this.#figure.clientWidth >= MIN_WIDTH_BESIDE ? 'beside' : 'under';
    this.#figure.dataset.scroll = this.#placement;
    this.#items.hidden = false;
    return true;
  }

  /**
   * Sets the height of the stage for pictures of these heights. Returns false if it does not fit in the viewport.
   * @param {number[]} heights
   */
  fits(heights) {
    const placement = this.#placement ?? 'under';
    const stageHeight = Math.max(...heights);
    this.#lastViewportHeight = this.#viewportHeight();
    this.#figure.style.setProperty('--stage-height', `${stageHeight}px`);
    const top = placement === 'under' ? parseFloat(getComputedStyle(this.#stage).top) || 0 : 0;
    if (top + stageHeight > this.#lastViewportHeight * MAX_HEIGHT_SHARE[placement]) return false;
    // In the upper half of the remaining space.
    const line = placement === 'under' ? (top + stageHeight) / this.#lastViewportHeight : 0.3;
    this.#observe(line + (1 - line) * 0.4);
    return true;
  }

  /** Whether the viewport's height has changed since the last layout. */
  isOutdated() {
    return this.#lastViewportHeight > 0 && Math.abs(this.#viewportHeight() - this.#lastViewportHeight) >= 1;
  }

  deactivate() {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#placement = null;
    this.#items.hidden = true;
    this.#figure.removeAttribute('data-scroll');
  }

  /**
   * Highlights the text of the current step.
   * @param {number | null} step
   */
  show(step) {
    for (const [index, item] of [...this.#items.children].entries())
      item.toggleAttribute('data-current', index === step);
  }

  /** @param {string | null} key */
  select(key) {
    for (const chartText of this.#chartTexts) chartText.select(key);
  }

  /**
   * Scrolls to the text of a step. Returns false if the steps do not follow scrolling.
   * @param {number | null} step
   */
  bringIntoView(step) {
    if (!this.#observer) return false;
    this.#items.children[step ?? -1]?.scrollIntoView({ block: 'start', behavior: 'instant' });
    return true;
  }

  /** @param {number} line */
  #observe(line) {
    this.#triggerLine = line;
    this.#observer?.disconnect();
    const { IntersectionObserver } = windowOf(this.#figure);
    const [above, below] = [line * 100, (1 - line) * 100 - 0.1];
    this.#observer = new IntersectionObserver(() => this.#callbacks.sendInput('step', this.#current()), {
      rootMargin: `-${above}% 0px -${below}% 0px`,
    });
    for (const item of this.#items.children) this.#observer.observe(item);
  }

  /** Returns the step whose text is at the trigger line: above all texts the first step, below them the last one. */
  #current() {
    const line = this.#triggerLine * windowOf(this.#figure).innerHeight;
    const passed = [...this.#items.children].filter((item) => item.getBoundingClientRect().top <= line);
    return Math.max(0, passed.length - 1);
  }

  /** Returns the small viewport height (`100svh`): on phones without the area that the address bar may cover. */
  #viewportHeight() {
    return parseFloat(getComputedStyle(this.#ruler).maxHeight) || windowOf(this.#figure).innerHeight;
  }

  /**
   * Creates the text of a step. The first step of a chart includes the chart's title, the last one its other texts.
   * @param {InfographicOutline} outline
   * @param {InfographicStep} step
   * @param {number} index
   */
  #item({ charts, steps, interface: messages }, { chart, text }, index) {
    const { title, subtitle, summary } = charts[chart];
    const parts = [];
    if (steps[index - 1]?.chart !== chart) {
      parts.push(make('p', { class: 'title', role: 'heading', 'aria-level': '2' }, title));
      if (subtitle) parts.push(make('p', { class: 'subtitle' }, subtitle));
      parts.push(make('p', { class: 'visually-hidden' }, summary));
    }
    if (text) parts.push(make('p', { part: 'step-text', class: 'step-text', dir: 'auto' }, text));
    if (steps[index + 1]?.chart !== chart) {
      const chartText = new ChartText(this.#callbacks);
      chartText.write(charts[chart], messages);
      this.#chartTexts.push(chartText);
      parts.push(chartText.note, chartText.statements, chartText.table, chartText.sources);
    }
    return make('li', null, ...parts);
  }
}

/**
 * Whether an element can be sticky: the page itself scrolls, and no ancestor of the element is a scroll container.
 * @param {HTMLElement} figure
 */
function supportsSticky(figure) {
  const window = windowOf(figure);
  // In a zoomed or transformed figure, viewport units do not match the viewport.
  if (window.parent !== window || typeof window.IntersectionObserver !== 'function' || !isUntransformed(figure))
    return false;
  const { documentElement: root, body } = figure.ownerDocument;
  const scrolls = (/** @type {Element} */ element) =>
    /auto|scroll|hidden/.test(window.getComputedStyle(element).overflow);
  for (let at = flatParent(figure); at && at !== root; at = flatParent(at)) {
    // The body's overflow applies to the viewport, unless the root element sets its own.
    if (scrolls(at) && (at !== body || scrolls(root))) return false;
  }
  return true;
}
