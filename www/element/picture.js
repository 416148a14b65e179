// The picture of a story: sends inputs of the reader and the page to the core, and applies the effects that the core
// returns. It owns the current story.

import { read } from './attributes.js';
import { observeEnvironment, textScaleOf, toggleDetailsForPrint } from './environment.js';
import { isCoreNeeded } from './core-needed.js';
import { InfographicError, codeOf } from './errors.js';
import { windowOf } from './window.js';
import { Painter } from './painter.js';
import { followsLinks, followsScrolling, importArticle, importExport, importScroll } from './parts.js';
import { View } from './view.js';

/** @import { InfographicNode } from '../article-infographic.js' */
/** @import { Article } from './article.js' */
/** @import { StoryState } from './story-state.js' */
/** @import { Bytes, Effect, ExportFormat, Host, Inputs, LayoutEffect, PictureCallbacks, UpdateResult } from './types.js' */

export class Picture {
  #host;
  #callbacks;
  /** @type {StoryState | null} */
  #story = null;
  /** The width of the last layout, and its text scale, see `textScaleOf`. */
  #width = 0;
  #scale = 1;
  /** @type {Article | null} Null until its script is loaded. */
  article = null;
  /** @type {InfographicNode | null} */
  #selected = null;

  /**
   * @param {Host} host
   * @param {PictureCallbacks} callbacks
   */
  constructor(host, callbacks) {
    this.#host = host;
    this.#callbacks = callbacks;
    this.view = new View(host.attachShadow({ mode: 'open' }), {
      sendInput: (name, ...values) => callbacks.guard(() => this.sendInput(name, ...values)),
      onSource: (key, url) => callbacks.dispatch('infographic-source', { key, url }),
      onRetry: () => callbacks.onRetry(),
      onPassage: () => callbacks.guard(() => this.article?.goToPassage()),
      onExportMenu: () => void importExport().catch(() => {}),
      onExport: (format) => this.#export(format, (message) => this.view.announce(message)),
      onCopyLink: () => this.#export('link', (message) => this.view.announceInDetails(message)),
      onDetails: (part, key) => {
        if (this.#story) callbacks.dispatch('infographic-details', { part, key, ...this.#story.position });
      },
    });
    const story = () => this.#story;
    this.painter = new Painter(host, this.view, { guard: callbacks.guard, story });
  }

  /** Loads the script that connects the picture to the article around it. Without it, the picture works on its own. */
  async loadArticle() {
    const module = await importArticle();
    if (!module || this.article) return;
    const article = (this.article = new module.Article(this.#host, this.view, this));
    article.applyOptions();
    article.highlight(this.#selected);
  }

  /** Loads the parts of the script that the element's attributes ask for. */
  async loadParts() {
    if (followsLinks(this.#host)) await this.loadArticle();
    const module = followsScrolling(this.#host) ? await importScroll() : null;
    if (module) this.view.enableScrolling(module.ScrollSteps);
  }

  /** The current story; null if none is shown. */
  get story() {
    return this.#story;
  }

  /**
   * Observes the element's environment until the signal aborts.
   * @param {AbortSignal} signal
   */
  observe(signal) {
    const callbacks = {
      onResize: () => this.#resizeIfNeeded(),
      onFonts: () => this.#resize(),
      onTheme: () => this.painter.applyTheme(),
      onRepaint: () => this.painter.paint(),
      onClick: (/** @type {MouseEvent} */ event) => {
        this.view.menu.onClick(event);
        const isInside = event.composedPath().includes(this.#host);
        if (!isInside && !this.article?.onClick(event)) this.sendInput('select');
      },
      onEscape: () => void this.view.dismiss(),
      onHashChange: () => this.article?.followFragment(),
      onPrint: (/** @type {boolean} */ isPrinting) => {
        toggleDetailsForPrint(this.#host, isPrinting);
        this.painter.print(isPrinting);
      },
      onResume: () => this.#callbacks.onResume(),
    };
    observeEnvironment(this.#host, this.view, callbacks, this.#callbacks.guard, signal);
  }

  /**
   * Shows a story in place of the static figure or of another story. Selects the mark with the key `selected`.
   * @param {StoryState} story
   * @param {string | null} selected
   */
  show(story, selected) {
    const replaced = this.#story;
    if (replaced) {
      replaced.close();
      this.#clear();
    }
    this.#story = story;
    this.painter.applyTheme();
    this.#open(story);
    this.view.showTooltip(null, null);
    // All in one task, so that the picture replaces the static figure without a layout shift. If the element has no
    // width yet, the picture is drawn in a later frame.
    this.view.show();
    if (replaced) this.view.releaseHeight();
    if (story.onlyChart === null) this.sendInput('step', story.step ?? 0);
    else this.sendInput('show_chart', story.onlyChart);
    this.#resize();
    if (selected && !this.select(selected)) this.dispatchDeselected();
  }

  /** Closes the story, and shows the static figure again. */
  close() {
    this.#story?.close();
    this.#clear();
    this.view.hide();
  }

  /** Forgets the story after the core has discarded it. The view still shows it until it is open again. */
  detach() {
    this.#story = null;
  }

  #clear() {
    this.painter.stop();
    this.#story = null;
    this.#selected = null;
    this.view.clear();
    this.article?.clear();
  }

  /**
   * Writes the texts of a story.
   * @param {StoryState} story
   */
  #open({ outline, onlyChart }) {
    this.view.open(outline, onlyChart, followsScrolling(this.#host));
  }

  /**
   * Shows only one chart of the story. Null shows all charts as steps.
   * @param {number | null} onlyChart
   */
  showOnlyChart(onlyChart) {
    const story = this.#story;
    if (!story) return;
    story.showOnlyChart(onlyChart);
    this.sendInput('select');
    this.view.releaseHeight();
    this.#open(story);
    if (onlyChart !== null) this.sendInput('show_chart', onlyChart);
    else if (story.step === null)
      this.sendInput(
        'step',
        story.outline.steps.findIndex(({ chart }) => chart === story.chart),
      );
    this.#resize();
    this.applyOptions();
  }

  /**
   * Shows a newer version of the story, which the core has already opened.
   * @param {UpdateResult} updated
   * @param {Bytes} bytes
   * @param {number | null} onlyChart
   */
  update({ outline, effects, status }, bytes, onlyChart) {
    const story = this.#story;
    if (!story) return;
    story.update(outline, bytes, onlyChart);
    this.#open(story);
    this.#applyEffects(effects, story);
    if (this.#story !== story) return;
    if (this.view.scroll?.isActive) this.#resize();
    this.view.announce(status);
    this.applyOptions();
    this.#callbacks.dispatch('infographic-refresh', { text: status });
  }

  /** Applies the attributes `deep-links` (a button that copies links) and `quotes` (sentences that select marks). */
  applyOptions() {
    this.view.toggleCopyLink(read(this.#host, 'deep-links'));
    this.article?.applyOptions();
  }

  /**
   * Selects a mark of the story, or of the one chart that is shown. Returns false if there is no such mark.
   * @param {string} key
   */
  select(key) {
    const story = this.#story;
    if (!story || (story.onlyChart !== null && !key.startsWith(`${story.charts[0].id}.`))) return false;
    return this.sendInput('select', key);
  }

  /**
   * Shows a step by its id or index, or the first step of a chart by the chart's id. Returns false if there is no such
   * step.
   * @param {string | number} target
   */
  goTo(target) {
    const story = this.#story;
    if (!story) return false;
    if (story.onlyChart !== null) return story.charts[0].id === target;
    const { charts, steps } = story.outline;
    const chart = charts.findIndex(({ id }) => id === target);
    const byStep = steps.findIndex(({ id }, index) => index === target || id === target);
    const index = byStep >= 0 ? byStep : steps.findIndex((step) => step.chart === chart);
    if (index < 0 || !this.sendInput('step', index)) return false;
    // With `steps="scroll"`, the scroll position selects the step, so the page has to scroll to it.
    this.view.scroll?.bringIntoView(index);
    return true;
  }

  /**
   * Returns the bounds of a mark on the canvas. Returns null if the chart does not draw it.
   * @param {string} key
   */
  bounds(key) {
    const bounds = this.#story?.call('bounds', key);
    if (!bounds) return null;
    const { x, y, width, height } = bounds;
    return { x, y, width, height };
  }

  /**
   * Sends an input to the core, and applies its effects. Returns false if the story has no such key.
   * @template {keyof Inputs} N
   * @param {N} name
   * @param {Parameters<Inputs[N]>} values
   */
  sendInput(name, ...values) {
    const story = this.#story;
    if (!story) return false;
    let effects;
    try {
      effects = story.call(name, ...values);
    } catch (error) {
      if (codeOf(error) === 'unknown-key') return false;
      if (!isCoreNeeded(error)) throw error;
      // The pointer moves on, so its position is not answered later.
      this.#callbacks.onCoreNeeded(name === 'hover' ? null : () => void this.sendInput(name, ...values));
      return true;
    }
    this.#applyEffects(effects, story);
    return true;
  }

  /**
   * @param {Effect[]} effects
   * @param {StoryState} story
   */
  #applyEffects(effects, story) {
    for (const effect of effects) {
      // A listener of the page may have closed the story.
      if (this.#story === story) this.#applyEffect(effect, story);
    }
  }

  /**
   * @param {Effect} effect
   * @param {StoryState} story
   */
  #applyEffect(effect, story) {
    switch (effect.type) {
      case 'layout':
        this.applyLayout(effect, story);
        break;
      case 'repaint':
        this.painter.schedule();
        break;
      case 'tooltip':
        this.view.showTooltip(effect.node, effect.bounds);
        break;
      case 'selected': {
        const { node, related } = effect;
        const key = node?.key ?? null;
        story.select(key);
        // If there are too many marks, only some have options. The selected mark always has one.
        if (node && !node.textOnly && !this.view.marks.has(node.key)) this.view.layoutMarks(story.call('nav_stops'));
        this.#selected = node;
        this.view.select(node, related);
        if (this.article) this.article.highlight(node);
        else if (node) void this.loadArticle();
        // Browsers allow the clipboard only right after a click, so the button that copies a link needs its script.
        if (node && read(this.#host, 'deep-links')) importExport().catch(() => {});
        this.#callbacks.dispatch('infographic-select', { key, text: node?.text ?? null, ...story.position });
        break;
      }
      case 'failed':
        this.#callbacks.fail(new InfographicError('chart', 'the chart could not be laid out'));
        break;
    }
  }

  /**
   * Shows a layout that the core or the published answers have made.
   * @param {LayoutEffect} effect
   * @param {StoryState} story
   */
  applyLayout(effect, story) {
    const { isNavigation, event } = story.layout(effect);
    // The reader has navigated or filtered, so the height may change.
    if (isNavigation || effect.filterStatus) this.view.releaseHeight();
    this.painter.startTransition(effect.animates);
    this.view.layout(effect, story.call('nav_stops'));
    // Its text is too small to read, so the core lays it out for this width.
    if (effect.placement?.isLegible === false) this.#callbacks.onCoreNeeded(null);
    if (event === 'step') this.#callbacks.dispatch('infographic-step', story.position);
    if (event !== 'filter') return;
    const filters = story.current.filters.flatMap(({ label, options }, index) => {
      const value = effect.filterValues[index] ?? null;
      return value === null ? [] : [{ label, value: options[value].label }];
    });
    this.#callbacks.dispatch('infographic-filter', { chart: story.current.id, filters });
  }

  /** Dispatches `infographic-select` because the selected mark no longer exists. */
  dispatchDeselected() {
    const position = this.#story?.position ?? { chart: null, step: null };
    this.#callbacks.dispatch('infographic-select', { key: null, text: null, ...position });
  }

  /** Lays the story out again if its width, its text scale or the viewport's height has changed. */
  #resizeIfNeeded() {
    const isResized =
      Math.abs(this.view.ruler.clientWidth - this.#width) >= 1 || textScaleOf(this.view) !== this.#scale;
    if (isResized || this.view.scroll?.isOutdated()) this.#resize();
  }

  #resize() {
    if (!this.#story) return;
    const { scroll } = this.view;
    const before = this.#width;
    const isScrolling = scroll?.activate();
    if (!this.#requestLayout()) return;
    if (scroll && isScrolling && !scroll.fits(this.#story.call('step_heights'))) {
      scroll.deactivate();
      if (!this.#requestLayout()) return;
    }
    // A new width changes the page's layout anyway.
    if (before > 0 && this.#width !== before) this.view.releaseHeight();
    this.painter.paint();
    if (this.#story) this.#callbacks.onDrawn(this.#story);
  }

  /**
   * What the last layout was made for.
   * @returns {[width: number, textScale: number, family: string]}
   */
  get measurements() {
    return [this.#width, this.#scale, this.view.family()];
  }

  /** Lays the story out in the current width. Returns false if the width is 0 or the core has failed. */
  #requestLayout() {
    this.#width = this.view.ruler.clientWidth;
    this.#scale = textScaleOf(this.view);
    return this.#width > 0 && this.sendInput('resize', ...this.measurements) && this.#story !== null;
  }

  /**
   * @param {ExportFormat} format
   * @param {(message: string) => void} announce
   */
  #export(format, announce) {
    this.#callbacks.guard(async () => {
      const story = this.#story;
      if (!story) return;
      const { view, painter } = this;
      const { step, chart } = story.position;
      // The page may have another address once the script is loaded.
      const link = { href: windowOf(this.#host).location.href, target: story.selected ?? step ?? chart };
      const source = { host: this.#host, view, painter, story, link, announce };
      try {
        const { exportChart } = await importExport();
        if (await exportChart(format, source)) this.#callbacks.dispatch('infographic-export', { format });
      } catch (error) {
        if (isCoreNeeded(error)) this.#callbacks.onCoreNeeded(() => this.#export(format, announce));
        else view.announce(story.outline.interface.not_loaded);
      }
    });
  }
}
