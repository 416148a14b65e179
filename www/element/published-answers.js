// The answers that were published with a story: they stand in for the core over the prerendered drawings. The inputs and
// effects are those of the core, see `src/library/viewer`; the file is written by `src/library/answers.rs`.

import { HIT_TOLERANCE } from './constants.js';
import { CoreNeededError } from './core-needed.js';
import { boundsOf, emphasisOf, hit } from './published-drawing.js';

/** @import { InfographicNode } from '../article-infographic.js' */
/** @import { Rect } from './published-drawing.js' */
/** @import { Answers, Bounds, Effect, LayoutEffect, NavStops, Placement, PublishedStory } from './types.js' */

/** @typedef {{ chart: number, node: number }} Mark */

/** @implements {Answers} */
export class PublishedAnswers {
  #story;
  #place;
  #chart;
  /** @type {number | null} */
  #step = 0;
  #room = { width: 0, textScale: 1 };
  /** @type {Placement | null} */
  #placement = null;
  /** @type {Mark | null} */
  #hovered = null;
  /** @type {Mark | null} */
  #selected = null;

  /**
   * `place` returns the place of a chart's drawing in the given room, and null if the page has no drawing of it.
   * @param {PublishedStory} story
   * @param {(chart: number, room: { width: number, textScale: number }) => Placement | null} place
   */
  constructor(story, place) {
    this.#story = story;
    this.#place = place;
    this.#chart = story.outline.steps[0]?.chart ?? 0;
  }

  /** @type {Answers['call']} */
  call(name, ...values) {
    const method = /** @type {((...values: unknown[]) => any) | undefined} */ (this.#methods[name]);
    if (!method) throw new CoreNeededError();
    return method(...values);
  }

  close() {}

  /** Returns the emphasis of the hovered and the selected mark. */
  emphasis() {
    const marked = this.#step === null ? null : this.#story.outline.steps[this.#step]?.mark;
    const selected = this.#selected ?? (marked ? this.#find(marked) : null);
    const marks = /** @type {const} */ ([
      [this.#hovered, false],
      [selected, true],
    ]);
    return marks.flatMap(([mark, isSelected]) =>
      mark?.chart === this.#chart && this.#placement ? emphasisOf(this.#drawing, mark.node, isSelected) : [],
    );
  }

  /** The inputs and functions of a story that do not need the core. */
  #methods = /** @type {Partial<import('./types.js').StoryFunctions>} */ ({
    outline: () => this.#story.outline,
    sides: () => this.#story.sides,
    resize: (width, textScale) => {
      this.#room = { width, textScale };
      return this.#layout(this.#chart, this.#step);
    },
    hover: (x, y) => this.#on(() => void (this.#hovered = this.#hit(x, y, 0))),
    focus: (key) => {
      const mark = this.#findOrThrow(key);
      return this.#on(() => void (this.#hovered = this.#bounds(mark) ? mark : null));
    },
    leave: () => this.#on(() => void (this.#hovered = null)),
    tap: (x, y) =>
      this.#on(() => {
        const mark = this.#hit(x, y, HIT_TOLERANCE);
        this.#selected = isSame(mark, this.#selected) ? null : mark;
        this.#hovered = null;
      }),
    select: (key) => {
      const mark = key === undefined || key === null ? null : this.#findOrThrow(key);
      return this.#on(() => this.#select(mark));
    },
    step: (index) => this.#on(() => this.#goTo(index)),
    show_chart: (chart) => this.#on(() => this.#show(chart, null)),
    nav_stops: () => this.#navStops(),
    bounds: (key) => {
      const mark = this.#find(key);
      const bounds = mark && this.#bounds(mark);
      return bounds && this.#toPage(bounds, key);
    },
    csv: () => {
      const { csv } = this.#current;
      if (csv === null) throw new CoreNeededError();
      return csv;
    },
    step_heights: () => this.#story.outline.steps.map(({ chart }) => this.#placeOf(chart).height),
  });

  get #current() {
    return this.#story.charts[this.#chart];
  }

  get #drawing() {
    return this.#current.drawings[this.#placement?.drawing ?? 0];
  }

  /**
   * Carries out an input, and adds the effects of a changed hover or selection.
   * @param {() => Effect[] | void} input
   * @returns {Effect[]}
   */
  #on(input) {
    const [hovered, selected] = [this.#hovered, this.#selected];
    const effects = input() ?? [];
    const isSelected = !isSame(selected, this.#selected);
    if (isSelected || !isSame(hovered, this.#hovered)) effects.push({ type: 'repaint' }, this.#tooltip());
    if (isSelected) {
      const mark = this.#selected;
      effects.push({ type: 'selected', node: mark && this.#node(mark), related: mark ? this.#related(mark) : [] });
    }
    return effects;
  }

  /** @returns {Effect} */
  #tooltip() {
    const mark = this.#hovered ?? this.#selected;
    const node = mark && this.#node(mark);
    const bounds = mark && this.#bounds(mark);
    return { type: 'tooltip', node, bounds: node && bounds && this.#toPage(bounds, node.key) };
  }

  /**
   * @param {Mark | null} mark
   * @returns {Effect[]}
   */
  #select(mark) {
    /** @type {Effect[]} */
    let effects = [];
    if (mark && mark.chart !== this.#chart) {
      const step = this.#story.outline.steps.findIndex(({ chart }) => chart === mark.chart);
      effects = this.#show(mark.chart, this.#step === null || step < 0 ? null : step);
    }
    this.#selected = mark;
    this.#hovered = null;
    return effects;
  }

  /**
   * @param {number} index
   * @returns {Effect[]}
   */
  #goTo(index) {
    const step = this.#story.outline.steps[index];
    if (!step || index === this.#step) return [];
    if (step.chart !== this.#chart) return this.#show(step.chart, index);
    this.#step = index;
    this.#hovered = this.#selected = null;
    return this.#room.width > 0 ? this.#layout(this.#chart, index) : [];
  }

  /**
   * @param {number} chart
   * @param {number | null} step
   * @returns {Effect[]}
   */
  #show(chart, step) {
    if (!this.#story.charts[chart] || chart === this.#chart) {
      this.#step = step;
      return [];
    }
    // Throws before anything has changed if the page has no drawing of the chart.
    if (this.#room.width > 0) this.#placeOf(chart);
    this.#hovered = this.#selected = null;
    const effects = this.#room.width > 0 ? this.#layout(chart, step) : [];
    [this.#chart, this.#step] = [chart, step];
    return effects;
  }

  /**
   * @param {number} chart
   * @param {number | null} step
   * @returns {Effect[]}
   */
  #layout(chart, step) {
    const placement = this.#placeOf(chart);
    [this.#placement, this.#chart, this.#step] = [placement, chart, step];
    const { width, height } = placement;
    /** @type {LayoutEffect} */
    const layout = {
      type: 'layout',
      chart,
      step,
      animates: false,
      width,
      height,
      filterValues: this.#story.outline.charts[chart].filters.map(() => null),
      filterStatus: null,
      rows: null,
      placement,
    };
    return [layout, { type: 'repaint' }, ...(this.#hovered || this.#selected ? [this.#tooltip()] : [])];
  }

  /** @param {number} chart */
  #placeOf(chart) {
    const placement = this.#place(chart, this.#room);
    if (!placement) throw new CoreNeededError();
    return placement;
  }

  /**
   * Returns the mark at a point of the picture.
   * @param {number} pageX
   * @param {number} pageY
   * @param {number} tolerance
   * @returns {Mark | null}
   */
  #hit(pageX, pageY, tolerance) {
    if (!this.#placement) return null;
    const { left, scale } = this.#placement;
    const point = { x: (pageX - left) / scale, y: pageY / scale };
    const { node, isSnapped } = hit(this.#drawing, point, tolerance);
    // The points between those that have a node are known only to the core.
    if (isSnapped && this.#current.isPartial) throw new CoreNeededError();
    return node < 0 ? null : { chart: this.#chart, node };
  }

  /**
   * Returns the box of a mark in the drawing.
   * @param {Mark} mark
   */
  #bounds({ chart, node }) {
    return chart === this.#chart && this.#placement ? boundsOf(this.#drawing, node) : null;
  }

  /**
   * Converts a box from the drawing to the page.
   * @param {Rect} rect
   * @param {string} key
   * @returns {Bounds}
   */
  #toPage({ x0, y0, x1, y1 }, key) {
    const { left, scale } = this.#placement ?? { left: 0, scale: 1 };
    return { key, x: left + x0 * scale, y: y0 * scale, width: (x1 - x0) * scale, height: (y1 - y0) * scale };
  }

  /** @returns {NavStops} */
  #navStops() {
    const { stops, note } = this.#drawing;
    let marks = [];
    for (let at = 0; at < stops.length; at += 3) {
      marks.push({ node: stops[at], above: stops[at + 1], below: stops[at + 2] });
    }
    const selected = this.#selected?.node ?? -1;
    // If there are too many marks, only some have stops. The selected mark always has one.
    if (
      selected >= 0 &&
      !marks.some(({ node }) => node === selected) &&
      this.#selected &&
      this.#bounds(this.#selected)
    ) {
      const index = marks.filter(({ node }) => node < selected).length;
      const shifted = (/** @type {number} */ at) => (at >= index ? at + 1 : at);
      marks = marks.map(({ node, above, below }) => ({ node, above: shifted(above), below: shifted(below) }));
      marks.splice(index, 0, { node: selected, above: index - 1, below: index < marks.length ? index + 1 : -1 });
    }
    const optional = (/** @type {number} */ at) => (at < 0 ? null : at);
    return {
      note,
      marks: marks.flatMap(({ node, above, below }) => {
        const mark = { chart: this.#chart, node };
        const bounds = this.#bounds(mark);
        if (!bounds) return [];
        const label = this.#current.labels[node];
        const box = this.#toPage(bounds, this.#node(mark).key);
        return [{ ...box, label, above: optional(above), below: optional(below) }];
      }),
    };
  }

  /**
   * @param {Mark} mark
   * @returns {InfographicNode}
   */
  #node({ chart, node }) {
    const { nodes } = this.#story.outline.charts[chart];
    return nodes[node] ?? this.#story.charts[chart].points[node - nodes.length];
  }

  /** @param {Mark} mark */
  #related({ chart, node }) {
    const related = this.#story.charts[chart].related[node] ?? [];
    return related.map((other) => this.#node({ chart, node: other }));
  }

  /**
   * @param {string} key
   * @returns {Mark | null}
   */
  #find(key) {
    for (const [chart, { nodes }] of this.#story.outline.charts.entries()) {
      const node = [...nodes, ...this.#story.charts[chart].points].findIndex((each) => each.key === key);
      if (node >= 0) return { chart, node };
    }
    return null;
  }

  /** @param {string} key */
  #findOrThrow(key) {
    const mark = this.#find(key);
    if (mark) return mark;
    // It may be a point of a long line.
    if (this.#story.charts.some(({ isPartial }) => isPartial)) throw new CoreNeededError();
    // As the core's error, which does not reach the page.
    throw Object.assign(new Error(`the story has no mark ${key}`), { code: 'unknown-key' });
  }
}

/**
 * @param {Mark | null} one
 * @param {Mark | null} other
 */
const isSame = (one, other) => one?.chart === other?.chart && one?.node === other?.node;
