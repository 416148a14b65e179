// The widget's shadow root, created from elements and text: no HTML strings, no style attributes.
//
// The view shows the state that it receives, and reports the reader's actions. The core interprets all input.

import { Canvas } from './canvas.js';
import { ChartText } from './chart-text.js';
import { colorOverrides } from './colors.js';
import { Details } from './details.js';
import { focusAfter, make } from './elements.js';
import { ExportMenu } from './export-menu.js';
import { contentHeight, localPoint, preserveScroll } from './geometry.js';
import { LoadStatus } from './load-status.js';
import { MarkOptions } from './mark-options.js';
import { Steps } from './steps.js';
import { RULES, sheetFor } from './style.js';
import { SvgDrawing } from './svg-drawing.js';
import { Tooltip } from './tooltip.js';

/** @import { InfographicNode, InfographicOutline } from '../article-infographic.js' */
/** @import { ScrollSteps } from './scroll-steps.js' */
/** @import { SendInput, Bounds, Colors, DetailsPart, LayoutEffect, NavStops, ViewCallbacks } from './types.js' */

export class View {
  #root;
  #callbacks;
  #stage;
  #track;
  /** @type {InfographicOutline | null} */
  #outline = null;
  /** Index of the chart whose texts are shown. */
  #chart = -1;

  #slot = make('slot', null);
  canvas = new Canvas();
  drawing = new SvgDrawing();
  /** The minimum height of the plot, which keeps the parts below in place. */
  #minPlotHeight = 0;
  tooltip = new Tooltip();
  /** Its colour depends on the colour scheme, and its width on the text size; see `observeEnvironment`. */
  probe = make('span', { class: 'probe', 'aria-hidden': 'true' });
  /** Has the width of the plot and no height, so that a layout does not resize it. */
  ruler = make('div', { class: 'ruler' });
  /** @type {ScrollSteps | null} Null until its script is loaded. */
  scroll = null;
  #headline = make('p', { part: 'headline', class: 'headline', dir: 'auto' });
  #intro = make('p', { part: 'summary', class: 'intro', dir: 'auto' });
  /** A live region for the result of an action. */
  #status = make('p', { part: 'status', class: 'status', role: 'status' });
  figure = make('figure', {
    part: 'figure',
    'aria-labelledby': 'title',
    'aria-describedby': 'summary',
    hidden: '',
  });

  /**
   * @param {ShadowRoot} root
   * @param {ViewCallbacks} callbacks
   */
  constructor(root, callbacks) {
    this.#root = root;
    this.#callbacks = callbacks;
    // First, because a shadow root without a slot hides the static figure.
    root.append(this.#slot);
    this.adopt(root.ownerDocument);
    /** @type {SendInput} */
    const sendKeyboardInput = (name, ...values) => {
      this.tooltip.pointer = null;
      callbacks.sendInput(name, ...values);
    };
    this.marks = new MarkOptions({
      onSelect: (key) => sendKeyboardInput('select', key),
      onFocus: (key) => sendKeyboardInput('focus', key),
      onLeave: () => sendKeyboardInput('leave'),
    });
    this.plot = make(
      'div',
      { part: 'plot', class: 'plot' },
      this.canvas.element,
      this.drawing.element,
      this.marks.element,
      this.tooltip.element,
    );
    this.details = new Details({
      onPassage: callbacks.onPassage,
      onSource: callbacks.onSource,
      onCopyLink: callbacks.onCopyLink,
      onSelect: (key) => callbacks.sendInput('select', key),
      onClose: () => this.dismiss(),
    });
    this.loadStatus = new LoadStatus(callbacks.onRetry);
    this.chartText = new ChartText(callbacks);
    this.steps = new Steps(callbacks.sendInput);
    this.#stage = make('div', { class: 'stage' }, this.ruler, this.plot);
    this.#track = make('div', { class: 'track' }, this.#stage);
    this.menu = new ExportMenu(callbacks);
    const { title, subtitle, summary, filters, activeFilters, reset, note, statements, table, sources } =
      this.chartText;
    this.figure.append(
      this.#headline,
      this.#intro,
      this.steps.element,
      this.steps.text,
      title,
      subtitle,
      summary,
      filters,
      make('div', { class: 'filter-status' }, activeFilters, reset),
      this.#track,
      this.marks.help,
      this.details.element,
      note,
      statements,
      table,
      sources,
      make('div', { class: 'footer' }, this.menu.element, this.#status, this.menu.textBox),
    );
    root.prepend(this.probe, ...this.loadStatus.elements);
    root.append(this.figure);
    this.#listen();
  }

  /**
   * Writes the texts of a story. `onlyChart` is the index of the one chart to show, or null.
   * @param {InfographicOutline} outline
   * @param {number | null} onlyChart
   * @param {boolean} isScrollRequested
   */
  open(outline, onlyChart, isScrollRequested) {
    this.#outline = outline;
    this.#chart = -1;
    this.figure.lang = outline.language;
    this.figure.dir = outline.direction;
    this.#headline.textContent = outline.headline;
    this.#intro.textContent = outline.summary ?? '';
    for (const part of [this.#headline, this.#intro]) part.hidden = onlyChart !== null || !part.textContent;
    this.steps.open(outline, onlyChart);
    this.scroll?.open(outline, isScrollRequested && onlyChart === null);
    this.menu.label(outline.interface);
    this.tooltip.more.textContent = outline.interface.details;
    this.details.open(outline.interface);
    this.chartText.open(outline.interface);
  }

  /**
   * Lets steps follow scrolling, from the next call of `open` on.
   * @param {typeof ScrollSteps} Scroll
   */
  enableScrolling(Scroll) {
    const { figure, ruler } = this;
    this.scroll ??= new Scroll(this.#callbacks, { figure, ruler, track: this.#track, stage: this.#stage });
    this.adopt(this.#root.ownerDocument);
  }

  /** Shows the picture in place of the static figure, with the same minimum height to prevent a layout shift. */
  show() {
    const host = /** @type {HTMLElement} */ (this.#root.host);
    this.loadStatus.hide();
    this.figure.style.minHeight = `${contentHeight(host)}px`;
    // Print shows the static figure, or the picture if the element is empty.
    this.figure.toggleAttribute('data-alone', host.childElementCount === 0 && !host.textContent?.trim());
    this.figure.hidden = false;
    this.#slot.hidden = true;
  }

  /** Removes the minimum heights, so that figure and plot have the height of their content. */
  releaseHeight() {
    this.figure.style.minHeight = '';
    this.#minPlotHeight = 0;
  }

  /** Keeps the plot at least as high as it is, so that a lower drawing moves nothing. */
  holdPlotHeight() {
    this.#minPlotHeight = this.plot.clientHeight;
  }

  /** Shows the static figure again. */
  hide() {
    this.figure.hidden = true;
    this.#slot.hidden = false;
    this.loadStatus.hide();
    this.canvas.free();
    this.drawing.clear();
  }

  /** Closes the menu, tooltip and details, so that the next story shows nothing of this one. */
  clear() {
    this.#status.textContent = '';
    this.menu.close();
    this.marks.clear();
    this.scroll?.deactivate();
    this.tooltip.pointer = null;
    this.showTooltip(null, null);
    this.select(null, []);
  }

  /**
   * Shows the result of an action, and announces it to screen readers.
   * @param {string} message
   */
  announce(message) {
    this.#status.textContent = message;
    this.#status.classList.remove('visually-hidden');
    this.details.status.textContent = '';
  }

  /**
   * Announces the result of an action, and shows it next to the buttons of the details if these are open.
   * @param {string} message
   */
  announceInDetails(message) {
    this.announce(message);
    if (!this.details.key) return;
    this.details.status.textContent = message;
    this.#status.classList.add('visually-hidden');
  }

  /** @param {boolean} isAvailable */
  toggleCopyLink(isAvailable) {
    this.details.link.hidden = !isAvailable;
    this.menu.toggleFormat('link', isAvailable);
  }

  /** @param {boolean} isAvailable */
  togglePassageButton(isAvailable) {
    preserveScroll(this.plot, this.figure, () => {
      this.details.passage.hidden = !isAvailable;
    });
  }

  /**
   * Scrolls to a step, or to the chart.
   * @param {number | null} step
   */
  bringIntoView(step) {
    if (this.scroll?.bringIntoView(step)) return;
    for (const part of [this.chartText.title, this.plot]) part.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Document} document */
  adopt(document) {
    // A document without a window is not rendered, and accepts no adopted style sheets.
    if (!document.defaultView) return;
    const rules = this.scroll ? [RULES, this.scroll.rules] : [RULES];
    this.#root.adoptedStyleSheets = rules.map((each) => sheetFor(document, each));
  }

  family() {
    return getComputedStyle(this.figure).fontFamily;
  }

  /**
   * Returns the page's colour overrides for a colour scheme.
   * @param {'light' | 'dark'} scheme
   */
  overrides(scheme) {
    this.figure.style.colorScheme = scheme;
    return colorOverrides(this.ruler, this.canvas.context());
  }

  /** @param {Colors} colors */
  applyTheme(colors) {
    for (const [role, color] of Object.entries(colors)) this.figure.style.setProperty(`--${role}`, color);
    this.drawing.applyColors(colors);
  }

  /**
   * Applies a layout: resizes the drawing, replaces changed texts, and positions the options over the marks.
   * @param {LayoutEffect} effect
   * @param {NavStops} stops
   */
  layout({ chart, step, width, height, placement, filterValues, filterStatus, rows }, stops) {
    this.steps.show(step);
    this.scroll?.show(step);
    this.canvas.resize({ width, height });
    if (placement) this.drawing.show(placement);
    else this.drawing.clear();
    this.plot.style.height = `${Math.max(height, this.#minPlotHeight)}px`;
    if (chart !== this.#chart && this.#outline) {
      this.#chart = chart;
      this.chartText.write(this.#outline.charts[chart], this.#outline.interface);
    }
    this.layoutMarks(stops);
    this.chartText.showFilters({ filterValues, filterStatus, rows });
  }

  /**
   * Positions the options over the marks.
   * @param {NavStops} stops
   */
  layoutMarks({ marks, note }) {
    if (!this.#outline) return;
    const { charts, interface: messages } = this.#outline;
    this.marks.label(charts[this.#chart].title, [messages.keys, note].filter(Boolean).join(' '));
    this.marks.layout(marks);
  }

  /**
   * Shows the tooltip of a mark. Null hides it.
   * @param {InfographicNode | null} node
   * @param {Bounds | null} bounds
   */
  showTooltip(node, bounds) {
    const focusedKey = this.tooltip.hasFocus() ? this.tooltip.key : null;
    this.tooltip.show(node, bounds);
    this.#hideRedundantTooltip();
    this.tooltip.onceScrolledAway(() => this.#dismissTooltip());
    // If the focused button is hidden, its mark gets the focus.
    if (focusedKey !== null && (this.tooltip.element.hidden || this.tooltip.more.hidden)) this.marks.focus(focusedKey);
  }

  /**
   * Shows a mark as selected. `related` are the marks of other speakers on the same fact.
   * @param {InfographicNode | null} node
   * @param {InfographicNode[]} related
   */
  select(node, related) {
    const key = node?.key ?? null;
    const focusedKey = this.details.hasFocus() ? this.details.key : null;
    this.tooltip.select(key);
    this.marks.select(key);
    this.chartText.select(key);
    this.scroll?.select(key);
    // A statement has its quotes next to it, so it needs no details.
    preserveScroll(this.plot, this.figure, () => this.details.show(node?.textOnly ? null : node, related));
    this.#hideRedundantTooltip();
    if (focusedKey !== null && !this.details.key) this.marks.focus(focusedKey);
    else if (focusedKey !== null && !this.details.hasFocus()) this.details.focus();
  }

  /** Closes the export menu, or else hides the tooltip and clears the selection. Returns false if nothing was open. */
  dismiss() {
    if (this.menu.close()) return true;
    if (!this.tooltip.key) return false;
    this.#callbacks.sendInput('leave');
    this.#callbacks.sendInput('select');
    return true;
  }

  /** Hides the tooltip if the details of the same mark are in the viewport. */
  #hideRedundantTooltip() {
    if (this.tooltip.key === this.details.key && this.details.isInViewport()) this.tooltip.hide();
  }

  /** Hides the tooltip. The selection and its details stay. */
  #dismissTooltip() {
    const focusedKey = this.tooltip.hasFocus() ? this.tooltip.key : null;
    this.#callbacks.sendInput('leave');
    this.tooltip.hide();
    if (focusedKey !== null) this.marks.focus(focusedKey);
  }

  #listen() {
    // The canvas fills the plot, so positions are the same in both.
    const updatePointer = (/** @type {MouseEvent} */ event) => (this.tooltip.pointer = localPoint(event));
    this.plot.addEventListener('pointermove', (event) => {
      // Touch does not hover, and the pointer may move into the tooltip.
      if (event.pointerType === 'touch' || this.tooltip.contains(event.target)) return;
      const { x, y } = updatePointer(event);
      this.#callbacks.sendInput('hover', x, y);
    });
    this.plot.addEventListener('pointerleave', () => this.#callbacks.sendInput('leave'));
    this.plot.addEventListener('click', (event) => {
      if (this.tooltip.contains(event.target)) return;
      const { x, y } = updatePointer(event);
      this.#callbacks.sendInput('tap', x, y);
    });
    this.tooltip.more.addEventListener('click', () => {
      this.details.focus();
      this.#callbacks.onDetails('mark', this.details.key);
    });
    // In the capture phase, because `toggle` does not bubble.
    this.figure.addEventListener(
      'toggle',
      ({ target }) => {
        const details = /** @type {HTMLDetailsElement} */ (target);
        const part = details.closest('[part]')?.getAttribute('part');
        if (details.open) this.#callbacks.onDetails(/** @type {DetailsPart} */ (part), null);
      },
      true,
    );
    this.steps.listenForSwipes(this.plot);
    // A click outside the plot hides the tooltip. The core handles clicks in the plot.
    this.figure.addEventListener('click', (event) => {
      const path = event.composedPath();
      if (!path.includes(this.plot) && !path.includes(this.details.element)) this.tooltip.hide();
    });
    this.figure.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.ctrlKey || event.altKey || event.metaKey) return;
      // The first Escape closes the menu or tooltip; the next one leaves the marks, and may close a dialog of the page.
      if (this.dismiss()) {
        event.preventDefault();
        event.stopPropagation();
      } else if (this.marks.element.contains(/** @type {Node} */ (event.target))) {
        focusAfter(this.plot, this.figure);
      }
    });
  }
}
