// The state of an open story: what answers its inputs, its outline, and the current chart, step and selection.
// `StoryState` owns this state. Only the picture calls the methods that change it.

import { InfographicError } from './errors.js';
import { PublishedAnswers } from './published-answers.js';

/** @import { InfographicOutline, InfographicPosition } from '../article-infographic.js' */
/** @import { Answers, Bytes, LayoutEffect, StoryFunctions } from './types.js' */

/**
 * Returns the index of the chart with this id. Returns null for an empty id, which means all charts.
 * @param {InfographicOutline} outline
 * @param {string} id
 */
export function chartIndex({ charts }, id) {
  if (!id) return null;
  const index = charts.findIndex((chart) => chart.id === id);
  if (index < 0) throw new InfographicError('unknown-chart', `the story has no chart ${id}`);
  return index;
}

/**
 * The options of a new story. `bytes` is the published story, null if it has not been fetched. `chart` is the id of the
 * one chart to show. `previous` is the story shown before: its step is kept if the new story has it.
 * @typedef {{ bytes: Bytes | null, chart: string, previous: StoryState | null }} StoryOptions
 */

export class StoryState {
  #answers;
  #bytes;
  #outline;
  #onlyChart;
  /** @type {number | null} */
  #step = null;
  #chart;
  /** @type {string | null} */
  #selected = null;
  /** @type {string | null} */
  #filterStatus = null;
  /**
   * The position and filters that events have last reported to the page.
   * @type {(InfographicPosition & { filters: string }) | null}
   */
  #reported;
  #isFirst;

  /**
   * Takes over the answers of an open story. Closes them if the story cannot be shown.
   * @param {Answers} answers
   * @param {StoryOptions} options
   */
  constructor(answers, { bytes, chart, previous }) {
    this.#answers = answers;
    this.#bytes = bytes;
    this.#reported = previous?.reported ?? null;
    this.#isFirst = !previous;
    try {
      this.#outline = this.call('outline');
      this.#onlyChart = chartIndex(this.#outline, chart);
    } catch (error) {
      this.close();
      throw error;
    }
    if (this.#onlyChart === null) this.#step = Math.max(0, this.stepIndex(this.#reported?.step));
    this.#chart = this.#onlyChart ?? this.#outline.steps[this.#step ?? 0].chart;
  }

  /** The bytes of the published story; null if they have not been fetched. */
  get bytes() {
    return this.#bytes;
  }

  get outline() {
    return this.#outline;
  }

  /** Index of the one chart to show; null for all charts. */
  get onlyChart() {
    return this.#onlyChart;
  }

  /** Index of the current step; null if only one chart is shown. */
  get step() {
    return this.#step;
  }

  /** Index of the current chart. */
  get chart() {
    return this.#chart;
  }

  /** Key of the selected mark. */
  get selected() {
    return this.#selected;
  }

  /** The text that names the active filters; null if there are none. */
  get filterStatus() {
    return this.#filterStatus;
  }

  /** Whether this is the first story that the element shows. */
  get isFirst() {
    return this.#isFirst;
  }

  get reported() {
    return this.#reported;
  }

  /** The charts that can be shown. */
  get charts() {
    const { charts } = this.#outline;
    return this.#onlyChart === null ? charts : [charts[this.#onlyChart]];
  }

  /** The texts of the current chart. */
  get current() {
    return this.#outline.charts[this.#chart];
  }

  /**
   * The ids of the current chart and step.
   * @returns {InfographicPosition}
   */
  get position() {
    const step = this.#step === null ? null : this.#outline.steps[this.#step];
    return { chart: this.current.id, step: step?.id ?? null };
  }

  /**
   * @param {string | null} [id]
   * @returns {number} the index, or -1 if there is no such step
   */
  stepIndex(id) {
    return this.#outline.steps.findIndex((step) => step.id === id);
  }

  /**
   * Calls a function of the story.
   * @template {keyof StoryFunctions} N
   * @param {N} name
   * @param {Parameters<StoryFunctions[N]>} values
   * @returns {ReturnType<StoryFunctions[N]>}
   */
  call(name, ...values) {
    return this.#answers.call(name, ...values);
  }

  /** The published answers; null if the core answers. */
  get published() {
    return this.#answers instanceof PublishedAnswers ? this.#answers : null;
  }

  /**
   * Replaces the published answers by those of the core, which has opened the story in these bytes.
   * @param {Answers} answers
   * @param {Bytes} bytes
   */
  replaceAnswers(answers, bytes) {
    this.#answers.close();
    this.#answers = answers;
    this.#bytes = bytes;
  }

  close() {
    this.#answers.close();
  }

  /**
   * Sets the one chart to show; null shows all charts.
   * @param {number | null} onlyChart
   */
  showOnlyChart(onlyChart) {
    this.#onlyChart = onlyChart;
  }

  /**
   * Replaces the story by a newer version, which the core has already opened.
   * @param {InfographicOutline} outline
   * @param {Bytes} bytes
   * @param {number | null} onlyChart
   */
  update(outline, bytes, onlyChart) {
    this.#outline = outline;
    this.#bytes = bytes;
    this.#onlyChart = onlyChart;
  }

  /** @param {string | null} key */
  select(key) {
    this.#selected = key;
  }

  /**
   * Applies a layout of the core. `isNavigation`: whether the chart or step has changed. `event` is the event to
   * dispatch; null for the first layout of an element's first story.
   * @param {Pick<LayoutEffect, 'chart' | 'step' | 'filterValues' | 'filterStatus'>} effect
   * @returns {{ isNavigation: boolean, event: 'step' | 'filter' | null }}
   */
  layout({ chart, step, filterValues, filterStatus }) {
    const isNavigation = chart !== this.#chart || step !== this.#step;
    this.#chart = chart;
    this.#step = step;
    this.#filterStatus = filterStatus;
    const before = this.#reported;
    const now = { ...this.position, filters: filterValues.join() };
    this.#reported = now;
    if (!before) return { isNavigation, event: null };
    if (before.chart !== now.chart || before.step !== now.step) return { isNavigation, event: 'step' };
    return { isNavigation, event: before.filters !== now.filters ? 'filter' : null };
  }
}
