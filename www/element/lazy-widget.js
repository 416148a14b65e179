// Loads the widget's script once the element is near the viewport or has to show its story at once. A page with many
// elements far down costs a reader only this entry script.

import { findAnswers } from './answers-url.js';
import { read } from './attributes.js';
import { createImporter } from './chunk.js';
import { WIDGET } from './chunks.js';
import { InfographicError, isTransient } from './errors.js';
import { createDispatch } from './dispatch.js';
import { showChartFigure } from './fallback-figure.js';
import { LoadState } from './load-state.js';
import { onceNearViewport } from './near-viewport.js';
import { firstRetry, reportOf, warn } from './report.js';
import { requestEarly, takeRequest } from './request.js';

/** @import { Widget } from './widget.js' */
/** @import { AttributeValues, Host } from './types.js' */

const importWidget = createImporter(WIDGET);
/** Whether the widget's script is loaded, so that a widget requests the answers itself. */
let isWidgetLoaded = false;

export class LazyWidget {
  #host;
  #state;
  #dispatch;
  /** @type {Widget | null} */
  #widget = null;
  /** @type {AbortController | null} Aborted when the element is disconnected. */
  #connection = null;
  /** @type {AbortController | null} Aborted when the widget's script is requested, or no longer needed. */
  #waiting = null;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    this.#state = new LoadState(host);
    this.#dispatch = createDispatch(host);
  }

  get state() {
    return this.#state.name;
  }

  get ready() {
    return this.#state.ready;
  }

  connect() {
    if (this.#connection) return;
    this.#connection = new AbortController();
    showChartFigure(this.#host);
    if (this.#widget) this.#widget.connect();
    else this.#start();
  }

  disconnect() {
    this.#connection?.abort();
    this.#connection = null;
    if (this.#widget) this.#widget.disconnect();
    else this.#reset();
  }

  move() {
    this.#widget?.move();
  }

  adopt() {
    this.#widget?.adopt();
  }

  /**
   * Handles a changed value of an attribute or of the property `story`.
   * @param {keyof AttributeValues | 'story'} name
   */
  change(name) {
    if (name === 'chart' && this.#connection) showChartFigure(this.#host);
    if (this.#widget) this.#widget.change(name);
    else if (this.#connection && (name === 'src' || name === 'story' || name === 'loading')) this.#start();
  }

  outline() {
    return this.#widget?.outline() ?? null;
  }

  /** @param {unknown} key */
  select(key) {
    return this.#widget?.select(key) ?? false;
  }

  /** @param {string | number} step */
  goTo(step) {
    return this.#widget?.goTo(step) ?? false;
  }

  /** @param {unknown} key */
  bounds(key) {
    return this.#widget?.bounds(key) ?? null;
  }

  /** @param {string} type */
  async toBlob(type) {
    if (!this.#widget) throw new InfographicError('not-ready', 'the chart is not drawn: wait for the state "ready"');
    return this.#widget.toBlob(type);
  }

  /** Requests the widget's script immediately or near the viewport. */
  #start() {
    this.#reset();
    const hasStory = this.#host.story !== null;
    if (!hasStory && !read(this.#host, 'src')) return;
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    const load = () => void this.#load(signal);
    if (hasStory || read(this.#host, 'loading') === 'eager') load();
    else onceNearViewport(this.#host, load, signal);
  }

  #reset() {
    this.#waiting?.abort();
    this.#waiting = null;
    if (this.state !== 'static') this.#state.set('static');
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    this.#state.set('loading');
    const answers = this.#requestAnswers();
    try {
      const onRetry = firstRetry(this.#host, signal, (report) => this.#dispatch('infographic-retry', report));
      const module = await importWidget(onRetry);
      isWidgetLoaded = true;
      if (signal.aborted) return;
      this.#widget = new module.Widget(this.#host, this.#state);
      this.#widget.connect();
    } catch (error) {
      if (signal.aborted) return;
      this.#state.set('error', error);
      const report = reportOf(this.#host, error);
      warn(report);
      this.#dispatch('infographic-error', report);
      const retry = () => navigator.onLine && this.#start();
      if (isTransient(error)) addEventListener('online', retry, { once: true, signal });
    } finally {
      // The widget has taken the request, unless it is not needed any more.
      if (answers) takeRequest(answers)?.controller.abort();
    }
  }

  /** Requests the published answers while the script that reads them is loading. Returns their URL. */
  #requestAnswers() {
    if (isWidgetLoaded) return null;
    try {
      const url = findAnswers(this.#host)?.url ?? null;
      if (url) requestEarly(url);
      return url;
    } catch {
      // `src` is not a valid URL, which the widget reports.
      return null;
    }
  }
}
