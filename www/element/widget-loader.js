// Loads the widget's script once the element is near the viewport or has to show its story at once. A page with many
// elements far down costs a reader only this entry script.

import { findAnswers } from './answers-url.js';
import { read } from './attributes.js';
import { showChartFigure } from './chart-figure.js';
import { createImporter } from './chunk.js';
import { WIDGET } from './chunks.js';
import { createDispatch } from './dispatch.js';
import { isTransient } from './errors.js';
import { LoadState } from './load-state.js';
import { onceNearViewport } from './near-viewport.js';
import { firstRetry, reportOf, warn } from './report.js';
import { requestEarly, takeRequest } from './request.js';

/** @import { Widget } from './widget.js' */
/** @import { AttributeValues, Host } from './types.js' */

const importWidget = createImporter(WIDGET);
/** Whether the widget's script is loaded, so that a widget requests the answers itself. */
let isWidgetLoaded = false;

export class WidgetLoader {
  #host;
  #isConnected = false;
  /** @type {AbortController | null} Aborted when the widget's script is requested again, or no longer needed. */
  #waiting = null;
  /** @type {Widget | null} Null until its script is loaded. */
  widget = null;
  state;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    this.state = new LoadState(host);
  }

  connect() {
    if (this.#isConnected) return;
    this.#isConnected = true;
    showChartFigure(this.#host);
    if (this.widget) this.widget.connect();
    else this.#start();
  }

  disconnect() {
    this.#isConnected = false;
    if (this.widget) this.widget.disconnect();
    else this.#reset();
  }

  /**
   * Handles a changed value of an attribute or of the property `story`.
   * @param {keyof AttributeValues | 'story'} name
   */
  change(name) {
    if (!this.#isConnected) return;
    if (name === 'chart') showChartFigure(this.#host);
    if (this.widget) this.widget.change(name);
    else if (name === 'src' || name === 'story' || name === 'loading') this.#start();
  }

  /** Requests the widget's script immediately or near the viewport. */
  #start() {
    this.#reset();
    const hasStory = this.#host.story !== null;
    if (!hasStory && !read(this.#host, 'src')) return;
    const { signal } = (this.#waiting = new AbortController());
    const load = () => void this.#load(signal);
    if (hasStory || read(this.#host, 'loading') === 'eager') load();
    else onceNearViewport(this.#host, load, signal);
  }

  #reset() {
    this.#waiting?.abort();
    if (this.state.name !== 'static') this.state.set('static');
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    const host = this.#host;
    const dispatch = createDispatch(host);
    this.state.set('loading');
    const answers = this.#requestAnswers();
    try {
      const onRetry = firstRetry(host, signal, (report) => dispatch('infographic-retry', report));
      const { Widget } = await importWidget(onRetry);
      isWidgetLoaded = true;
      if (signal.aborted) return;
      this.widget = new Widget(host, this.state);
      this.widget.connect();
    } catch (error) {
      if (signal.aborted) return;
      this.state.set('error', error);
      const report = reportOf(host, error);
      warn(report);
      dispatch('infographic-error', report);
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
