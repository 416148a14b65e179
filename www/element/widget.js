// The lifecycle of an element's story: loads it, opens it, updates it, reopens it after a trap, and reports errors.
//
// Until the first paint, and after any error, the static figure is shown. All information about a story comes from the
// answers that were published with it, or from the core.

import { read } from './attributes.js';
import { createImporter } from './chunk.js';
import { CORE } from './chunks.js';
import { InfographicError, codeOf, isTransient, notReady } from './errors.js';
import { createDispatch } from './dispatch.js';
import { createGuard } from './guard.js';
import { HandOver } from './hand-over.js';
import { preloadParts } from './parts.js';
import { Picture } from './picture.js';
import { openPublished } from './published-figure.js';
import { firstRetry, reportOf, warn } from './report.js';
import { serializeStory } from './story-json.js';
import { chartIndex, StoryState } from './story-state.js';
import { onceNearViewport } from './near-viewport.js';
import { onceHalfVisible } from './visibility.js';

/** @import { InfographicOutline } from '../article-infographic.js' */
/** @import { CoreSession } from './core-session.js' */
/** @import { LoadState } from './load-state.js' */
/** @import { Answers, AttributeValues, Bytes, Host, OnRetry } from './types.js' */

const importCore = createImporter(CORE);

export class Widget {
  #host;
  #state;
  #dispatch;
  /** Shows the static figure if a function throws. */
  #guard = createGuard((error) => this.#fail(error));
  /** @type {Picture | null} */
  #picture = null;
  /** @type {HandOver | null} */
  #handOver = null;
  /** @type {CoreSession | null} */
  #session = null;
  /**
   * The property `story` as JSON when it was loaded.
   * @type {string | null | undefined}
   */
  #json;
  /** @type {AbortController | null} Aborted when the element is disconnected. */
  #connection = null;
  /** @type {AbortController | null} Aborted when another story is loaded or this one is closed. */
  #loading = null;
  /** Whether the reader has seen the picture during this connection. */
  #wasViewed = false;
  /** Whether the last error was transient, so that a retry may succeed. */
  #isTransient = false;

  /**
   * @param {Host} host
   * @param {LoadState} state
   */
  constructor(host, state) {
    this.#host = host;
    this.#state = state;
    this.#dispatch = createDispatch(host);
  }

  get state() {
    return this.#state.name;
  }

  get #story() {
    return this.#picture?.story ?? null;
  }

  /** Returns the picture, and creates it with its shadow root on first use: a page may have many elements. */
  #ensurePicture() {
    if (this.#picture) return this.#picture;
    const picture = new Picture(this.#host, {
      guard: this.#guard,
      fail: (error) => this.#fail(error),
      dispatch: this.#dispatch,
      onRetry: () => this.#guard(() => this.#load()),
      onCoreNeeded: (answer) => this.#guard(() => this.#requireCore(answer)),
      onDrawn: (story) => this.#onDrawn(story),
      onResume: () => {
        if (this.#isTransient && navigator.onLine) this.#load();
        else this.#session?.scheduleRefresh();
      },
    });
    this.#picture = picture;
    this.#handOver = new HandOver(this.#host, picture.view.plot, () => this.#openSession(() => {}));
    if (this.#connection) picture.observe(this.#connection.signal);
    return picture;
  }

  /**
   * Loads the script of the core.
   * @param {OnRetry} onRetry
   */
  async #openSession(onRetry) {
    const { CoreSession } = await importCore(onRetry);
    const picture = this.#ensurePicture();
    if (this.#session) return this.#session;
    const session = new CoreSession(this.#host, picture, {
      guard: this.#guard,
      fail: (error) => this.#fail(error),
      isReady: () => this.state === 'ready',
      retryListener: (signal) => this.#retryListener(signal),
      show: (answers, bytes, previous) => this.#show(answers, bytes, previous),
      update: (updated, bytes) =>
        picture.update(updated, bytes, chartIndex(updated.outline, read(this.#host, 'chart'))),
      requireCore: async () => this.#handOver?.require(true),
    });
    this.#session = session;
    return session;
  }

  connect() {
    if (this.#connection) return;
    const connection = (this.#connection = new AbortController());
    this.#guard(() => {
      this.#picture?.observe(connection.signal);
      this.#start();
    });
  }

  disconnect() {
    if (!this.#connection) return;
    this.#connection.abort();
    this.#connection = null;
    this.#guard(() => this.#reset());
    this.#wasViewed = false;
    this.#state.set('static');
  }

  move() {
    this.#guard(() => this.#picture?.painter.applyTheme());
  }

  /** Moves to another document, which has its own style sheets, colours and highlights. */
  adopt() {
    const picture = this.#picture;
    if (!picture) return;
    this.#guard(() => {
      picture.article?.adopt();
      picture.view.adopt(this.#host.ownerDocument);
      if (!this.#connection || !this.#host.ownerDocument.defaultView) return;
      this.#connection.abort();
      this.#connection = new AbortController();
      picture.observe(this.#connection.signal);
      picture.applyOptions();
    });
  }

  /**
   * Handles a changed value of an attribute or of the property `story`.
   * @param {keyof AttributeValues | 'story'} name
   */
  change(name) {
    if (!this.#connection || (name === 'story' && this.#hasSameStory())) return;
    this.#guard(() => {
      if (name === 'theme') this.#picture?.painter.applyTheme();
      else if (name === 'refresh' || name === 'core') this.#schedule();
      else if (name === 'deep-links' || name === 'quotes') this.#picture?.applyOptions();
      else if (name === 'chart' && this.state !== 'error') this.#showChart();
      else if (name === 'steps' && this.state !== 'error') void this.#showSteps();
      else if (name === 'loading' && this.state !== 'static') return;
      else if (name === 'src' && this.#host.story !== null) return;
      else this.#start();
    });
  }

  /** Whether the property `story` has the content that was loaded. Frameworks set a new object on every render. */
  #hasSameStory() {
    const json = serializeStory(this.#host.story);
    return json !== undefined && json === this.#json;
  }

  /** @returns {InfographicOutline | null} */
  outline() {
    return this.#story ? structuredClone(this.#story.outline) : null;
  }

  /** @param {unknown} key */
  select(key) {
    const picture = this.#picture;
    if (!picture?.story || (key !== null && typeof key !== 'string')) return false;
    return this.#guard(() => (key === null ? picture.sendInput('select') : picture.select(key))) ?? false;
  }

  /** @param {string | number} step */
  goTo(step) {
    return this.#guard(() => this.#picture?.goTo(step)) ?? false;
  }

  /** @param {unknown} key */
  bounds(key) {
    return (typeof key === 'string' && this.#guard(() => this.#picture?.bounds(key))) || null;
  }

  /** @param {string} type */
  async toBlob(type) {
    if (this.state !== 'ready') throw notReady();
    if (this.#story?.published && !(await this.#handOver?.require(true)))
      throw new InfographicError('core-network', 'the core could not be loaded');
    return this.#ensurePicture().view.canvas.toBlob(type);
  }

  /** Loads the story immediately or near the viewport. The current story stays until the next one is open. */
  #start() {
    this.#cancel();
    const hasStory = this.#host.story !== null;
    const hasSource = hasStory || read(this.#host, 'src') !== '';
    if (!this.#story) this.#reset();
    if (!this.#story || !hasSource) this.#state.set('static');
    if (!hasSource) {
      // Frameworks set properties one by one: the next one may set another story.
      queueMicrotask(() => {
        if (this.state === 'static' && !this.#loading) this.#guard(() => this.#reset());
      });
    } else if (hasStory || this.#story || read(this.#host, 'loading') === 'eager') {
      this.#guard(() => this.#load());
    } else {
      this.#loading = new AbortController();
      onceNearViewport(this.#host, () => this.#guard(() => this.#load()), this.#loading.signal);
    }
  }

  async #load() {
    this.#cancel();
    if (!this.#story) this.#reset();
    const { signal } = (this.#loading = new AbortController());
    this.#json = serializeStory(this.#host.story);
    this.#state.set('loading');
    const onRetry = this.#retryListener(signal);
    try {
      const parts = preloadParts(this.#host);
      const answers = this.#story ? null : await openPublished(this.#host, signal);
      await parts;
      await this.#ensurePicture().loadParts();
      if (signal.aborted) return;
      if (answers) {
        this.#show(answers, null, null);
        return;
      }
      const session = await this.#openSession(onRetry);
      if (!signal.aborted) await session.load(signal, onRetry);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /**
   * Returns a listener that reports the first retry of a load.
   * @param {AbortSignal} signal
   */
  #retryListener(signal) {
    return firstRetry(this.#host, signal, (report) => {
      this.#guard(() => {
        // Retries take long, and the old picture would be wrong under the new URL.
        this.#closeStory();
        this.#session?.showDelayed();
      });
      this.#dispatch('infographic-retry', report);
    });
  }

  /**
   * @param {Answers} answers
   * @param {Bytes | null} bytes
   * @param {StoryState | null} before - the story that was shown before a trap
   */
  #show(answers, bytes, before) {
    const previous = this.#story ?? before;
    const story = new StoryState(answers, { bytes, chart: read(this.#host, 'chart'), previous });
    this.#ensurePicture().show(story, previous?.selected ?? null);
  }

  /**
   * Loads the core for an input that only the core can answer.
   * @param {(() => void) | null} answer - called once the core has taken over
   */
  async #requireCore(answer) {
    const story = this.#story;
    const isDone = await this.#handOver?.require(answer !== null);
    if (!answer || !story || this.#story !== story) return;
    if (isDone) answer();
    else this.#picture?.view.announce(story.outline.interface.not_loaded);
  }

  /** Schedules the core if it has not taken over yet, and otherwise the next request for a newer story. */
  #schedule() {
    if (this.#story?.published) this.#handOver?.start();
    else this.#session?.scheduleRefresh();
  }

  /** Shows another chart of the story. While a story is loading, does nothing: opening it reads the attribute. */
  #showChart(isFinalAttempt = false) {
    const story = this.#story;
    if (!story || this.state === 'loading') return;
    let onlyChart;
    try {
      onlyChart = chartIndex(story.outline, read(this.#host, 'chart'));
    } catch (error) {
      if (isFinalAttempt) throw error;
      // Frameworks set attributes one by one: the next one may be the URL of the story that has this chart.
      queueMicrotask(() => this.#connection && this.#guard(() => this.#showChart(true)));
      return;
    }
    this.#picture?.showOnlyChart(onlyChart);
  }

  /** Applies the attribute `steps`, once the script for it is there. */
  async #showSteps() {
    await this.#picture?.loadParts();
    this.#guard(() => this.#connection && this.state !== 'error' && this.#showChart());
  }

  /** Cancels loading and polling. */
  #cancel() {
    this.#loading?.abort();
    this.#loading = null;
    this.#isTransient = false;
    this.#handOver?.stop();
    this.#session?.stop();
  }

  /** Closes the current story. */
  #closeStory() {
    const story = this.#story;
    this.#picture?.close();
    this.#session?.forget(story);
    if (story?.selected && this.#connection) this.#picture?.dispatchDeselected();
  }

  #reset() {
    this.#cancel();
    this.#closeStory();
    this.#session?.close();
  }

  /** @param {unknown} error */
  #fail(error) {
    // The core notifies its users of the first trap, and the story is reopened.
    if (codeOf(error) === 'trap' && (this.#session?.traps ?? 0) < 2) return;
    const report = reportOf(this.#host, error);
    try {
      this.#reset();
      this.#isTransient = isTransient(error);
      warn(report);
      // Without its script, there is no message: the static figure says all that is known.
      if (report.code !== 'script-network') void this.#showUnavailable().catch(() => {});
    } catch {
      // The page has replaced a built-in function. It still gets the static figure and the event below.
    } finally {
      this.#state.set('error', error);
      this.#dispatch('infographic-error', report);
    }
  }

  async #showUnavailable() {
    const session = await this.#openSession(() => {});
    if (this.state === 'error') session.showUnavailable(this.#isTransient);
  }

  /**
   * Reports the first paint of a story. An element without a width is painted only once it has one.
   * @param {StoryState} story
   */
  #onDrawn(story) {
    const { outline, isFirst } = story;
    if (this.state === 'ready') return;
    this.#state.set('ready');
    const [charts, steps] = [outline.charts, outline.steps].map((items) => items.map(({ id }) => id));
    this.#dispatch('infographic-ready', { charts, steps, diagnostics: this.#session?.diagnostics ?? [] });
    // A listener of the page may have closed the story.
    if (this.#story !== story || !this.#picture || !this.#loading) return;
    this.#picture.applyOptions();
    void this.#guard(() => this.#connectArticle(story, isFirst));
    if (this.#wasViewed) return;
    onceHalfVisible(this.#picture.view.plot, () => this.#onViewed(), this.#loading.signal);
  }

  /**
   * Connects the picture to the article around it; then, the core may take over.
   * @param {StoryState} story
   * @param {boolean} isFirst
   */
  async #connectArticle(story, isFirst) {
    await this.#picture?.loadArticle();
    if (this.#story !== story) return;
    if (isFirst) this.#picture?.article?.followFragment();
    if (story.published) this.#handOver?.start();
  }

  #onViewed() {
    this.#wasViewed = true;
    if (this.#story) this.#dispatch('infographic-view', this.#story.position);
  }
}
