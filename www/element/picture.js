// The picture of a story: sends inputs of the reader and the page to the core, and applies the effects that the core
// returns. It owns the current story.

import { Article } from './article.js';
import { read } from './attributes.js';
import { createImporter } from './chunk.js';
import { EXPORT } from './chunks.js';
import { observeEnvironment, textScaleOf, toggleDetailsForPrint } from './environment.js';
import { InfographicError, codeOf, isCoreNeeded } from './errors.js';
import { viewportEdges, windowOf } from './geometry.js';
import { Painter } from './painter.js';
import { StoryState } from './story-state.js';
import { View } from './view.js';

/** @import { InfographicOutline } from '../article-infographic.js' */
/** @import { Answers, Bytes, Effect, ExportFormat, Host, Inputs, LayoutEffect, PictureCallbacks, UpdateResult } from './types.js' */

const importExport = createImporter(EXPORT);

export class Picture {
  #host;
  #callbacks;
  /** @type {StoryState | null} */
  #story = null;
  /** The width of the last layout, and its text scale, see `textScaleOf`. */
  #width = 0;
  #scale = 1;

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
      onPassage: () => callbacks.guard(() => this.article.goToPassage()),
      onExportMenu: () => void importExport(() => {}).catch(() => {}),
      onExport: (format) => this.#export(format, (message) => this.view.announce(message)),
      onCopyLink: () => this.#export('link', (message) => this.view.announceInDetails(message)),
      onDetails: (part, key) => {
        if (this.#story) callbacks.dispatch('infographic-details', { part, key, ...this.#story.position });
      },
    });
    const story = () => this.#story;
    this.painter = new Painter(host, this.view, { guard: callbacks.guard, story });
    this.article = new Article(host, this.view, {
      sendInput: (name, ...values) => this.sendInput(name, ...values),
      story,
    });
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
        this.article.onClick(event);
      },
      onEscape: () => void this.view.dismiss(),
      onHashChange: () => this.article.followFragment(),
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
    if (selected && !this.article.select(selected)) this.dispatchDeselected();
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
    this.view.clear();
    this.article.clear();
  }

  /**
   * Writes the texts of a story.
   * @param {StoryState} story
   */
  #open({ outline, onlyChart }) {
    this.view.open(outline, onlyChart, read(this.#host, 'steps') === 'scroll');
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
    this.article.applyOptions();
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
    if (this.view.scroll.isActive) this.#resize();
    this.view.announce(status);
    this.article.applyOptions();
    this.#callbacks.dispatch('infographic-refresh', { text: status });
  }

  /**
   * Lets the core take over from the published answers, in one frame: chart, step, selection, tooltip and focus stay.
   * Returns false if the core's drawing is higher and may not move what is below it.
   * @param {Answers} answers
   * @param {Bytes} bytes
   * @param {boolean} mayGrow
   */
  takeOver(answers, bytes, mayGrow) {
    const story = this.#story;
    if (!story?.published) {
      answers.close();
      return true;
    }
    if (!isSameStory(answers.call('outline'), story.outline)) {
      // The story's file is newer than the page.
      this.show(new StoryState(answers, { bytes, chart: read(this.#host, 'chart'), previous: story }), story.selected);
      return true;
    }
    const { view } = this;
    const call = (/** @type {keyof Inputs} */ name, /** @type {any[]} */ ...values) =>
      /** @type {Effect[]} */ (answers.call(name, .../** @type {[any]} */ (values)));
    if (story.onlyChart === null) call('step', story.step);
    else call('show_chart', story.onlyChart);
    const layout = call('resize', this.#width, this.#scale, view.family()).find(({ type }) => type === 'layout');
    // A plot that ends below the viewport may grow: that moves nothing that the reader sees.
    const isEndVisible = viewportEdges(view.plot).bottom < windowOf(view.plot).innerHeight;
    const isHigher = layout?.type === 'layout' && layout.height > view.plot.clientHeight;
    if (layout?.type !== 'layout' || (!mayGrow && isHigher && isEndVisible)) {
      answers.close();
      return false;
    }
    const { selected } = story;
    const pointed = view.tooltip.key;
    const effects = [
      ...(selected ? call('select', selected) : []),
      ...(pointed && pointed !== selected ? call('focus', pointed) : []),
    ];
    story.replaceAnswers(answers, bytes);
    if (!mayGrow) view.holdPlotHeight();
    // Another chart is shown if the core was needed for it.
    if (layout.chart === story.chart && layout.step === story.step) view.layout(layout, story.call('nav_stops'));
    else this.#applyLayout(layout, story);
    for (const effect of effects) {
      // It stays where the reader is reading it.
      if (effect.type === 'tooltip' && effect.bounds) view.tooltip.updateBounds(effect.bounds);
    }
    this.painter.paint();
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
        this.#applyLayout(effect, story);
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
        this.view.select(node, related);
        this.article.highlight(node);
        this.#callbacks.dispatch('infographic-select', { key, text: node?.text ?? null, ...story.position });
        break;
      }
      case 'failed':
        this.#callbacks.fail(new InfographicError('chart', 'the chart could not be laid out'));
        break;
    }
  }

  /**
   * @param {LayoutEffect} effect
   * @param {StoryState} story
   */
  #applyLayout(effect, story) {
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
    const isResized = Math.abs(this.view.width() - this.#width) >= 1 || textScaleOf(this.view) !== this.#scale;
    if (isResized || this.view.scroll.isOutdated()) this.#resize();
  }

  #resize() {
    if (!this.#story) return;
    const { scroll } = this.view;
    const before = this.#width;
    const isScrolling = scroll.activate();
    if (!this.#requestLayout()) return;
    if (isScrolling && !scroll.fits(this.#story.call('step_heights'))) {
      scroll.deactivate();
      if (!this.#requestLayout()) return;
    }
    // A new width changes the page's layout anyway.
    if (before > 0 && this.#width !== before) this.view.releaseHeight();
    this.painter.paint();
    if (this.#story) this.#callbacks.onDrawn(this.#story);
  }

  /** Lays the story out in the current width. Returns false if the width is 0 or the core has failed. */
  #requestLayout() {
    const width = this.view.width();
    this.#width = width;
    this.#scale = textScaleOf(this.view);
    return width > 0 && this.sendInput('resize', width, this.#scale, this.view.family()) && this.#story !== null;
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
      const source = { host: this.#host, view, painter, story, markLink: this.article.markLink(), announce };
      try {
        const { exportChart } = await importExport(() => {});
        if (await exportChart(format, source)) this.#callbacks.dispatch('infographic-export', { format });
      } catch (error) {
        if (isCoreNeeded(error)) this.#callbacks.onCoreNeeded(() => this.#export(format, announce));
        else view.announce(story.outline.interface.not_loaded);
      }
    });
  }
}

/**
 * Whether two outlines say the same.
 * @param {InfographicOutline} one
 * @param {InfographicOutline} other
 */
function isSameStory(one, other) {
  const [text, otherText] = [one, other].map(({ headline, charts, steps }) =>
    JSON.stringify([headline, charts, steps]),
  );
  return text === otherText;
}
